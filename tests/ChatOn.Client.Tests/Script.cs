using System.Globalization;
using System.Text;
using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Client.Tests;

/// <summary>A client whose server is the test: it says lines, and reads what the client sends.</summary>
internal sealed class Script
{
    public const string Everything = "message-tags server-time echo-message batch labeled-response standard-replies multi-prefix extended-join away-notify cap-notify "
        + "draft/chathistory draft/event-playback draft/read-marker draft/message-redaction draft/multiline=max-bytes=4096,max-lines=24 chaton/client-id chaton/message-edit";

    private readonly Queue<string> _sent = [];
    private int _ids;

    public Script(ClientOptions? options = null)
    {
        Session = new ClientSession(options ?? new ClientOptions { Nick = "me", InitialHistory = 0 }, Time, () => $"id{(++_ids).ToString(CultureInfo.InvariantCulture)}xxxx");
    }

    public SetClock Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public ClientSession Session { get; }

    public ClientState State => Session.State;

    public List<ClientEvent> Events { get; } = [];

    public static ConnectionSecurity Tls { get; } = new(IsTls: true, IsLoopback: false, new byte[] { 1, 2, 3 }, "tls");

    public static ConnectionSecurity Plain { get; } = new(IsTls: false, IsLoopback: false, default, "plain");

    /// <summary>Connects and registers with a server that has these capabilities; null for one that has never heard of them.</summary>
    public Script Online(string? capabilities = Everything)
    {
        Session.Connected(Tls);
        Collect();
        if (capabilities is not null)
        {
            Says($":s CAP * LS :{capabilities}");
            while (_sent.FirstOrDefault(line => line.StartsWith("CAP REQ", StringComparison.Ordinal)) is { } request)
            {
                var others = _sent.Where(line => line != request).ToList();
                _sent.Clear();
                others.ForEach(_sent.Enqueue);
                Says($":s CAP * ACK :{request["CAP REQ :".Length..]}");
            }
        }

        Says(":s 001 me :Welcome", ":s 005 me CHANTYPES=# PREFIX=(qaohv)~&@%+ CHANMODES=beI,k,l,imnst CHATHISTORY=100 CASEMAPPING=ascii :are supported", ":s 422 me :No MOTD");
        HeardSoFar();
        return this;
    }

    /// <summary>Enters a room in which somebody else is.</summary>
    public Room Enter(string room = "#room")
    {
        if (State.FindRoom(room) is not { IsJoined: true })
            Session.Join(room);
        Says($"@time=2026-01-01T12:00:00.000Z :me!~me@host JOIN {room}", $":s 353 me = {room} :me @bob", $":s 366 me {room} :End", $":s 315 me {room} :End of WHO");
        HeardSoFar();
        return State.FindRoom(room)!;
    }

    public void Says(params string[] lines)
    {
        foreach (var line in lines)
            Session.Receive(Encoding.UTF8.GetBytes(line));
        Collect();
    }

    /// <summary>The next line of the client; fails when there is none.</summary>
    public string Next()
    {
        Collect();
        Assert.True(_sent.Count > 0, "The client says nothing");
        return _sent.Dequeue();
    }

    public IReadOnlyList<string> HeardSoFar()
    {
        Collect();
        var lines = _sent.ToList();
        _sent.Clear();
        return lines;
    }

    /// <summary>To be read again.</summary>
    public void PutBack(string line) => _sent.Enqueue(line);

    public void HearsNothing() => Assert.Empty(HeardSoFar());

    /// <summary>The label or another tag of a line.</summary>
    public static string Tag(string line, string key) => line[1..line.IndexOf(' ', StringComparison.Ordinal)].Split(';').First(tag => tag.StartsWith(key + "=", StringComparison.Ordinal))[(key.Length + 1)..];

    public void Breaks()
    {
        Session.Disconnected("gone");
        Collect();
        _sent.Clear();
    }

    private void Collect()
    {
        while (Session.TryTakeLine(out var line))
            _sent.Enqueue(Encoding.UTF8.GetString(line).TrimEnd('\r', '\n'));
        while (Session.TryTakeEvent(out var happened))
            Events.Add(happened);
    }
}
