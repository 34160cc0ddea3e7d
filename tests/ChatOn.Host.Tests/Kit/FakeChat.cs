using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using ChatOn.Server;
using ChatOn.Server.Connections;
using Microsoft.Extensions.Hosting;

namespace ChatOn.Host.Tests.Kit;

/// <summary>A chat that only notes who came and what they said.</summary>
internal sealed class FakeChat : IChatServer, IHostedService
{
    private readonly Channel<FakeSession> _sessions = Channel.CreateUnbounded<FakeSession>();

    private readonly ConcurrentQueue<FakeSession> _everybody = [];

    /// <summary>Whether sessions let their transport read again at once.</summary>
    public bool Resumes { get; init; } = true;

    public IConnection Open(ITransport transport, Entry entry)
    {
        var session = new FakeSession(transport, entry, Resumes);
        _everybody.Enqueue(session);
        _sessions.Writer.TryWrite(session);
        return session;
    }

    public async Task<FakeSession> NextAsync() => await _sessions.Reader.ReadAsync().AsTask().Guarded();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Closes everybody, as a chat does when it stops.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var session in _everybody)
        {
            session.Transport.Close();
            Assert.Null(session.Violation);
        }

        return Task.CompletedTask;
    }

    /// <summary>Fails if anybody got in.</summary>
    public void HasNobody() => Assert.False(_sessions.Reader.TryPeek(out _));
}

/// <summary>The chat's end of one connection, as a test sees it.</summary>
internal sealed class FakeSession(ITransport transport, Entry entry, bool resumes) : IConnection
{
    private readonly Channel<byte[]> _received = Channel.CreateUnbounded<byte[]>();
    private readonly TaskCompletionSource<string> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<bool> _drained = Channel.CreateUnbounded<bool>();
    private int _inside;
    private int _closedCount;

    public ITransport Transport { get; } = transport;

    public Entry Entry { get; } = entry;

    public Task<string> Closed => _closed.Task.Guarded();

    /// <summary>What broke the contract of a transport, if anything did.</summary>
    public string? Violation { get; private set; }

    public Action<byte[]>? OnReceived { get; set; }

    public void Received(ReadOnlySpan<byte> bytes)
    {
        if (Interlocked.Exchange(ref _inside, 1) != 0)
            Violation = "two calls of Received at once";
        if (_closedCount > 0)
            Violation = "Received after Closed";
        byte[] copy = bytes.ToArray();
        _received.Writer.TryWrite(copy);
        OnReceived?.Invoke(copy);
        Volatile.Write(ref _inside, 0);
        if (resumes)
            Transport.Resume();
    }

    public void Drained() => _drained.Writer.TryWrite(item: true);

    void IConnection.Closed(string reason)
    {
        if (Interlocked.Increment(ref _closedCount) > 1)
            Violation = "Closed twice";
        if (Volatile.Read(ref _inside) != 0)
            Violation = "Closed during Received";
        _received.Writer.TryComplete();
        _closed.TrySetResult(reason);
    }

    /// <summary>What arrived next, in one piece.</summary>
    public async Task<string> NextAsync() => Encoding.UTF8.GetString(await _received.Reader.ReadAsync().AsTask().Guarded());

    /// <summary>Everything that arrives until so many bytes are there.</summary>
    public async Task<string> ReadAsync(int count)
    {
        var text = new List<byte>();
        while (text.Count < count)
            text.AddRange(await _received.Reader.ReadAsync().AsTask().Guarded());
        return Encoding.UTF8.GetString([.. text]);
    }

    public bool HasMore() => _received.Reader.TryPeek(out _);

    public async Task DrainedAsync() => await _drained.Reader.ReadAsync().AsTask().Guarded();

    public void Send(string text) => Assert.True(Transport.TrySend(Encoding.UTF8.GetBytes(text)));
}
