using System.Text;

namespace ChatOn.Testing;

/// <summary>
/// An old client, as it is in the field and cannot be changed: a reader that compares what one recv returns with literals, and a writer
/// that sends <c>nickname: text</c> for each line typed. Neither knows of newlines.
/// </summary>
public sealed class OldClient
{
    private readonly TestServer _server;
    private readonly string _nickname;
    private readonly string _password;
    private readonly bool _isLastVersion;
    private readonly List<string> _printed = [];
    private Expecting _expecting;

    internal OldClient(TestServer server, string nickname, bool isLastVersion, string password, string address)
    {
        _server = server;
        _nickname = nickname;
        _password = password;
        _isLastVersion = isLastVersion;
        Connection = new ClassicClient(server, address);
        OnReceived("NICK");
        server.Run();
        Read();
    }

    private enum Expecting
    {
        Anything,

        /// <summary>The last version: what its first recv after the nickname returns.</summary>
        PassOrBan,

        /// <summary>The last version: what its recv after the password returns.</summary>
        Refuse,
    }

    public ClassicClient Connection { get; }

    /// <summary>Whether its reader has given up.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>What it has printed since the last look.</summary>
    public IReadOnlyList<string> TakePrinted()
    {
        Read();
        var printed = _printed.ToList();
        _printed.Clear();
        return printed;
    }

    /// <summary>The person types a line: the writer sends it at once, the reader reads on.</summary>
    public void Types(string line)
    {
        TypesAtOnce(line);
        Wait();
    }

    /// <summary>The person types lines so quickly that the server reads them together.</summary>
    public void TypesAtOnce(params ReadOnlySpan<string> lines)
    {
        var sent = new StringBuilder();
        foreach (var line in lines)
        {
            // The last version keeps lines with a slash to itself, and sends an operator's as commands.
            if (!_isLastVersion || !line.StartsWith('/'))
                sent.Append(_nickname).Append(": ").Append(line);
            else if (_nickname == "admin" && line.StartsWith("/kick ", StringComparison.Ordinal))
                sent.Append("KICK ").Append(line.AsSpan("/kick ".Length));
            else if (_nickname == "admin" && line.StartsWith("/ban ", StringComparison.Ordinal))
                sent.Append("BAN ").Append(line.AsSpan("/ban ".Length));
        }

        Connection.Send(sent.ToString());
        Read();
    }

    /// <summary>Some time passes.</summary>
    public void Wait()
    {
        for (var i = 0; i < 30; i++)
        {
            _server.Advance(TimeSpan.FromMilliseconds(10));
            Read();
        }
    }

    private void Read()
    {
        while (!HasStopped && Connection.TryReceive() is { } received)
        {
            for (var start = 0; start < received.Length; start += 1024)
                OnReceived(Decode(received.AsSpan(start, Math.Min(1024, received.Length - start))));
        }
    }

    // decode('ascii') throws for anything else, which ends the reader.
    private static string Decode(ReadOnlySpan<byte> bytes) =>
        Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes) : throw new InvalidOperationException("An old client ends at bytes that are not ASCII.");

    private void OnReceived(string message)
    {
        switch (_expecting)
        {
            case Expecting.PassOrBan:
                OnFirst(message);
                break;
            case Expecting.Refuse:
                _expecting = Expecting.Anything;
                if (message == "REFUSE")
                    Stop("Connection is Refused !! Wrong Password");
                break;
            default:
                if (message == "NICK")
                    Answer();
                else
                    _printed.Add(message);
                break;
        }
    }

    private void Answer()
    {
        Connection.Send(_nickname);
        if (_isLastVersion)
            _expecting = Expecting.PassOrBan;
    }

    private void OnFirst(string message)
    {
        _expecting = Expecting.Anything;
        if (message == "PASS")
        {
            Connection.Send(_password);
            _expecting = Expecting.Refuse;
        }
        else if (message == "BAN")
        {
            Stop("Connection Refused due to Ban");
        }
    }

    private void Stop(string printed)
    {
        _printed.Add(printed);
        HasStopped = true;
    }
}
