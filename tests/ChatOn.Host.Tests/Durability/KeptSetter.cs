namespace ChatOn.Host.Tests.Durability;

/// <summary>Makes an account and a room of its own and changes topic and limit as fast as the server acknowledges, until the connection breaks.</summary>
internal sealed class KeptSetter(ILineWire wire, string nick, string room) : IAsyncDisposable
{
    private const string Password = "kept-through-a-kill";

    private readonly TaskCompletionSource _account = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _sent;

    /// <summary>The last change that the server acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Its account was acknowledged.</summary>
    public bool HasAccount => _account.Task.IsCompleted;

    /// <summary>Completes when its account is acknowledged.</summary>
    public Task AccountAsync() => _account.Task;

    public async Task WorkAsync()
    {
        try
        {
            await wire.EnterAsync(nick, room);
            await wire.SendAsync($"REGISTER * * :{Password}");
            await SetNextAsync();
            while (await wire.ReadAsync() is { } line)
            {
                if (line.Contains($" REGISTER SUCCESS {nick} ", StringComparison.Ordinal))
                    _account.TrySetResult();
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
            if (HasAccount)
                await LogInAsync(other);
            return;
        }

        throw new EndOfStreamException();
    }

    private async Task LogInAsync(ILineWire other)
    {
        await other.SendAsync($"NICKSERV IDENTIFY {nick} {Password}");
        while (await other.ReadAsync() is { } line)
        {
            Assert.DoesNotContain("Wrong account name or password", line, StringComparison.Ordinal);
            if (line.Contains($"You are now logged in as {nick}", StringComparison.Ordinal))
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
