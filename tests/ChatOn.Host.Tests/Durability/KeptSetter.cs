namespace ChatOn.Host.Tests.Durability;

/// <summary>Makes a room of its own and changes its topic and limit as fast as the server acknowledges, until the connection breaks.</summary>
internal sealed class KeptSetter(ILineWire wire, string nick, string room) : IAsyncDisposable
{
    private int _sent;

    /// <summary>The last change that the server acknowledged.</summary>
    public int Acknowledged { get; private set; }

    public async Task WorkAsync()
    {
        try
        {
            await wire.EnterAsync(nick, room);
            await SetNextAsync();
            while (await wire.ReadAsync() is { } line)
            {
                if (!line.Contains($" MODE {room} +l {_sent}", StringComparison.Ordinal))
                    continue;
                Acknowledged = _sent;
                await SetNextAsync();
            }
        }
        catch (Exception exception) when (Wires.IsBroken(exception))
        {
            // That is what the test is about.
        }
    }

    /// <summary>After a restart: the room has the last acknowledged topic and limit, or a later one that was on its way.</summary>
    public async Task CheckAsync(ILineWire other)
    {
        await other.SendAsync($"JOIN {room}");
        await other.SendAsync($"MODE {room}");
        var topic = 0;
        while (await other.ReadAsync() is { } line)
        {
            if (line.Contains(" 332 ", StringComparison.Ordinal))
                topic = Number(line);
            if (!line.Contains(" 324 ", StringComparison.Ordinal))
                continue;
            var limit = Number(line);
            Assert.InRange(topic, Acknowledged, _sent);
            Assert.InRange(limit, Acknowledged, _sent);
            return;
        }

        throw new EndOfStreamException();
    }

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    private async Task SetNextAsync()
    {
        _sent++;
        await wire.SendAsync($"TOPIC {room} :{_sent}");
        await wire.SendAsync($"MODE {room} +l {_sent}");
    }

    // The last word of the line: the topic, or the argument of +l.
    private static int Number(string line) =>
        int.TryParse(line[(line.LastIndexOf(' ') + 1)..].TrimStart(':'), out var number) ? number : 0;
}
