namespace ChatOn.Host.Tests.Durability;

/// <summary>
/// A client that talks as fast as the server lets it: it has a few lines on the way at a time and sends the next when it sees one of
/// its own come back. It remembers what it heard in its room, in order, until its connection breaks.
/// </summary>
internal sealed class Talker(ILineWire wire, string nick, string room, int run) : IAsyncDisposable
{
    private const int Window = 4;

    private readonly List<string> _heard = [];
    private readonly SemaphoreSlim _more = new(0);
    private int _next;

    public string Nick => nick;

    /// <summary>The texts it heard until now, complete lines only, oldest first.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_heard)
                return [.. _heard];
        }
    }

    /// <summary>Registers, joins and talks until the connection ends.</summary>
    public async Task TalkAsync()
    {
        try
        {
            await wire.EnterAsync(nick, room);
            for (var i = 0; i < Window; i++)
                await SayNextAsync();
            while (await wire.ReadAsync() is { } line)
                await TakeAsync(line);
        }
        catch (Exception exception) when (Wires.IsBroken(exception))
        {
            // That is what the test is about.
        }
    }

    /// <summary>Completes when it has heard so many lines.</summary>
    public async Task HeardAsync(int lines)
    {
        for (var i = 0; i < lines; i++)
            await _more.WaitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await wire.DisposeAsync();
        _more.Dispose();
    }

    private async Task TakeAsync(string line)
    {
        if (wire.TextOf(line, room) is not { } text || !text.StartsWith('~'))
            return;
        lock (_heard)
            _heard.Add(text);
        _more.Release();
        if (text.StartsWith($"~{nick}-{run}-", StringComparison.Ordinal))
            await SayNextAsync();
    }

    private Task SayNextAsync() => wire.SayAsync(room, $"~{nick}-{run}-{_next++}");
}
