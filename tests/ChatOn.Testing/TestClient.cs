using System.Text;
using System.Text.RegularExpressions;
using ChatOn.Server.Connections;
using Xunit;

namespace ChatOn.Testing;

/// <summary>A client of a <see cref="TestServer"/>: sends lines, and expects lines one after the other.</summary>
public sealed class TestClient
{
    private readonly TestServer _server;
    private readonly IConnection _connection;
    private readonly Queue<string> _unread = new();
    private string _partial = "";

    internal TestClient(TestServer server, TestTransport transport, Entry entry)
    {
        _server = server;
        Transport = transport;
        _connection = server.Chat.Open(Transport, entry);
        server.Run();
    }

    public TestTransport Transport { get; }

    public bool IsClosed => Transport.IsClosed;

    /// <summary>What it has not read yet.</summary>
    public IReadOnlyList<string> Unread
    {
        get
        {
            Receive();
            return [.. _unread];
        }
    }

    public void Register(string nick, string capabilities = "")
    {
        if (capabilities.Length > 0)
            Send("CAP LS 302", $"CAP REQ :{capabilities}");
        Send($"NICK {nick}", $"USER {nick} 0 * :{nick} of the tests");
        if (capabilities.Length > 0)
            Send("CAP END");
        Hears("... 422 ...");
    }

    /// <summary>Sends lines and runs the server until nothing is left to do.</summary>
    public void Send(params ReadOnlySpan<string> lines)
    {
        Post(lines);
        _server.Run();
    }

    /// <summary>Sends lines; the server does not run yet.</summary>
    public void Post(params ReadOnlySpan<string> lines) =>
        SendBytes(Encoding.UTF8.GetBytes(string.Concat(lines.ToArray().Select(line => line + "\r\n"))), run: false);

    /// <summary>Sends bytes as they are.</summary>
    public void SendBytes(ReadOnlySpan<byte> bytes, bool run = true)
    {
        _connection.Received(bytes);
        if (run)
            _server.Run();
    }

    /// <summary>The connection ends.</summary>
    public void Disconnect(string reason = "Connection closed")
    {
        _connection.Closed(reason);
        _server.Run();
    }

    /// <summary>Tells the server that what was pending has been sent, see <see cref="TestTransport.ReadAgain"/>.</summary>
    public void Drain()
    {
        _connection.Drained();
        _server.Run();
    }

    /// <summary>Reads again after <see cref="TestTransport.IsReading"/> was false.</summary>
    public void ReadAgain()
    {
        while (Transport.ReadAgain())
        {
            _connection.Drained();
            _server.Run();
        }
    }

    /// <summary>The next line is this one; <c>...</c> in it stands for anything.</summary>
    public string Expects(string pattern)
    {
        Receive();
        Assert.True(_unread.Count > 0, $"Expected {pattern}, but heard nothing more");
        var line = _unread.Dequeue();
        Assert.True(Matches(line, pattern), $"Expected {pattern}\nbut heard {line}{Rest()}");
        return line;
    }

    /// <summary>One of the unread lines is this one; it and what was before it are read.</summary>
    public string Hears(string pattern)
    {
        Receive();
        var skipped = new List<string>();
        while (_unread.TryDequeue(out var line))
        {
            if (Matches(line, pattern))
                return line;
            skipped.Add(line);
        }

        Assert.Fail($"Never heard {pattern}, only\n{string.Join('\n', skipped)}");
        return "";
    }

    /// <summary>There is no unread line.</summary>
    public void HearsNothing()
    {
        Receive();
        Assert.True(_unread.Count == 0, $"Expected nothing, but heard{Rest()}");
    }

    /// <summary>No unread line is like this one.</summary>
    public void NeverHears(string pattern) => Assert.DoesNotContain(Unread, line => Matches(line, pattern));

    /// <summary>Takes all unread lines.</summary>
    public IReadOnlyList<string> ReadAll()
    {
        var lines = Unread;
        _unread.Clear();
        return lines;
    }

    /// <summary>Whether a line is as a pattern in which <c>...</c> stands for anything.</summary>
    public static bool Matches(string line, string pattern) =>
        Regex.IsMatch(line, "^" + Regex.Escape(pattern).Replace(@"\.\.\.", ".*", StringComparison.Ordinal) + "$", RegexOptions.None, TimeSpan.FromSeconds(5));

    private string Rest() => _unread.Count == 0 ? "" : "\n" + string.Join('\n', _unread);

    private void Receive()
    {
        var text = _partial + Encoding.UTF8.GetString(Transport.TakeSent());
        var lines = text.Split('\n');
        foreach (var line in lines[..^1])
            _unread.Enqueue(line.TrimEnd('\r'));
        _partial = lines[^1];
    }
}
