using ChatOn.Server.Loop;

namespace ChatOn.Server.Connections;

/// <summary>One connection's way into the chat: frames and parses what arrives and posts it to the loop.</summary>
internal sealed class Connection : IConnection
{
    private readonly ChatLoop _loop;
    private readonly IInput _input;
    private readonly Queue<InboundLine> _lines = new();
    private IIntake _intake = null!;

    public Connection(ITransport transport, IInput input, ChatLoop loop)
    {
        Transport = transport;
        _input = input;
        _loop = loop;
    }

    public ITransport Transport { get; }

    public Peer Peer => Transport.Peer;

    public void Received(ReadOnlySpan<byte> bytes)
    {
        // The lines are this thread's until the post, and the loop's until it lets the transport read again.
        _input.Feed(bytes, _lines);
        _loop.Post(static state => ((Connection)state!).Take(), this);
    }

    public void Drained() => _loop.Post(static state => ((Connection)state!)._intake.Drained(), this);

    public void Closed(string reason) =>
        _loop.Post(static state => ((Ending)state!).Tell(), new Ending(this, reason));

    public void Feeds(IIntake intake) => _intake = intake;

    private void Take() => _intake.Take(_lines);

    private sealed record Ending(Connection Connection, string Reason)
    {
        public void Tell()
        {
            Connection._input.Dispose();
            Connection._intake.Ended(Reason);
        }
    }
}

/// <summary>Cuts a connection's bytes into lines. Called by one thread at a time.</summary>
internal interface IInput : IDisposable
{
    void Feed(ReadOnlySpan<byte> bytes, Queue<InboundLine> lines);
}

/// <summary>What a connection's lines are given to, on the loop.</summary>
internal interface IIntake
{
    /// <summary>Takes all lines out of the queue, then lets the transport read again when it wants more.</summary>
    void Take(Queue<InboundLine> lines);

    void Drained();

    void Ended(string reason);
}
