using System.Text;
using ChatOn.Server.Connections;
using Xunit;

namespace ChatOn.Testing;

/// <summary>
/// The bare end of a classic connection: what it sends goes out as it is, and each send of the server is what one
/// <c>recv(1024)</c> returns. The prompt has been sent, as the listener does.
/// </summary>
public sealed class ClassicClient
{
    private const int RecvBytes = 1024;

    private readonly TestServer _server;
    private readonly IConnection _connection;
    private int _received;

    internal ClassicClient(TestServer server, string address)
    {
        _server = server;
        Transport = new TestTransport(address, isSecure: false);
        _connection = server.Chat.Open(Transport, Entry.Classic);
        server.Run();
    }

    public TestTransport Transport { get; }

    public bool IsClosed => Transport.IsClosed;

    /// <summary>Sends text as one read of the server's.</summary>
    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public void Send(ReadOnlySpan<byte> bytes)
    {
        _connection.Received(bytes);
        _server.Run();
    }

    /// <summary>Sends text and waits until nothing more is to come of it.</summary>
    public void SendAndWait(string text)
    {
        Send(text);
        _server.Pause();
    }

    /// <summary>What the next recv returns, of what has arrived; null when it would wait.</summary>
    public byte[]? TryReceive()
    {
        if (_received == Transport.Sends.Count)
            return null;
        var sent = Transport.Sends[_received++];
        Assert.InRange(sent.Length, 1, int.MaxValue);
        return sent;
    }

    /// <summary>The next recv returns exactly this.</summary>
    public void Receives(string text)
    {
        var received = TryReceive();
        Assert.True(received is not null, $"Expected {text}, but recv would wait");
        Assert.Equal(text, Encoding.UTF8.GetString(received));
    }

    /// <summary>Recv would wait.</summary>
    public void ReceivesNothing() => Assert.Equal("", Encoding.UTF8.GetString(TryReceive() ?? []));

    /// <summary>All that has arrived, taken together.</summary>
    public string ReceiveAll()
    {
        var all = new StringBuilder();
        while (TryReceive() is { } received)
            all.Append(Encoding.UTF8.GetString(received));
        return all.ToString();
    }

    /// <summary>All that has arrived, as lines; a send ends a line.</summary>
    public IReadOnlyList<string> ReceiveLines()
    {
        var lines = new List<string>();
        while (TryReceive() is { } received)
            lines.AddRange(Encoding.UTF8.GetString(received).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return lines;
    }

    /// <summary>Nothing sent was longer than one recv takes, nor more than ASCII.</summary>
    public void AssertOldCanReadAll()
    {
        foreach (var sent in Transport.Sends)
        {
            Assert.InRange(sent.Length, 1, RecvBytes);
            Assert.True(Ascii.IsValid(sent), "An old client ends at bytes that are not ASCII");
            Assert.NotEqual((byte)'\n', sent[^1]);
        }
    }

    public void Disconnect(string reason = "Connection closed")
    {
        _connection.Closed(reason);
        _server.Run();
    }
}
