using System.Globalization;
using System.Text;
using ChatOn.Client;
using ChatOn.Tui.Model;
using Microsoft.Extensions.Time.Testing;

namespace ChatOn.Tui.Tests;

/// <summary>A session that is online, in #room, with a model of the screen over it; lines from the server are given to it.</summary>
internal sealed class SessionAtHand
{
    private readonly Queue<Action<ClientSession>> _wishes = [];
    private int _ids;

    /// <param name="capabilities">What the server can; "" for one that has never heard of capabilities.</param>
    public SessionAtHand(string capabilities = "", ClientLimits? limits = null, int initialHistory = 50)
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        Session = new ClientSession(new ClientOptions { Nick = "me", Rooms = ["#room"], InitialHistory = initialHistory, Limits = limits ?? new ClientLimits() }, Time, () => (++_ids).ToString(CultureInfo.InvariantCulture));
        Model = new ChatModel(Time);
        Model.Begin(Session);
        Session.Connecting("server");
        Session.Connected(new ConnectionSecurity(IsTls: true, IsLoopback: false, default, "pinned"));
        if (capabilities.Length > 0)
            Negotiate(capabilities);
        Hears(":s 001 me :Welcome", ":s 422 me :No MOTD", ":me!u@h JOIN #room", ":s 353 me = #room :me @anna +bert carl", ":s 366 me #room :End");
        Model.Open(Session.State.Find("#room")!);
    }

    public FakeTimeProvider Time { get; }

    public ClientSession Session { get; }

    public ChatModel Model { get; }

    public List<string> Sent { get; } = [];

    public void Hears(params string[] lines)
    {
        foreach (var line in lines)
            Session.Receive(Encoding.UTF8.GetBytes(line));
        Settle();
    }

    /// <summary>Whether what is wished waits until it is taken, as it does while a connection is being made.</summary>
    public bool IsBusy { get; set; }

    public bool Post(Action<ClientSession> wish)
    {
        _wishes.Enqueue(wish);
        if (!IsBusy)
            TakeWishes();
        return true;
    }

    public void TakeWishes()
    {
        while (_wishes.TryDequeue(out var wish))
            wish(Session);
        Settle();
    }

    /// <summary>The label of the last line that was sent.</summary>
    public string LastLabel => Sent[^1].Split(' ')[0].TrimStart('@').Split(';').First(tag => tag.StartsWith("label=", StringComparison.Ordinal))["label=".Length..];

    private void Negotiate(string capabilities)
    {
        Hears($":s CAP * LS :{capabilities}");
        foreach (var request in Sent.Where(line => line.StartsWith("CAP REQ", StringComparison.Ordinal)).ToList())
            Hears($":s CAP * ACK :{request["CAP REQ :".Length..]}");
    }

    private void Settle()
    {
        while (Session.TryTakeEvent(out var happened))
            Model.Take(happened);
        while (Session.TryTakeLine(out var line))
            Sent.Add(Encoding.UTF8.GetString(line).TrimEnd());
    }
}
