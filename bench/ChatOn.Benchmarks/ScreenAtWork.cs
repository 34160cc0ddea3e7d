using System.Globalization;
using System.Text;
using ChatOn.Client;
using ChatOn.Tui.Links;
using ChatOn.Tui.Model;
using ChatOn.Tui.Screens;
using ChatOn.Tui.Remembering;
using ChatOn.Tui.Theming;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.Testing;
using Terminal.Gui.Time;

namespace ChatOn.Benchmarks;

/// <summary>The terminal client's whole screen over a session without a server, drawn into memory.</summary>
internal sealed class ScreenAtWork : IDisposable
{
    public const int Width = 120;
    public const int Height = 40;

    private readonly IApplication _app;
    private readonly ChatScreen _screen;
    private readonly ChatModel _model;
    private readonly SteppedTime _time = new();
    private int _said;

    public ScreenAtWork(int messages, int members)
    {
        // So Terminal.Gui draws without a terminal.
        Environment.SetEnvironmentVariable("DisableRealDriverIO", "1");
        var ids = 0;
        Session = new ClientSession(
            new ClientOptions { Nick = "me", Rooms = ["#room"], Limits = new ClientLimits { Messages = messages } }, _time, () => (++ids).ToString(CultureInfo.InvariantCulture));
        _model = new ChatModel(_time);
        _model.Begin(Session);
        Session.Connected(new ConnectionSecurity(IsTls: true, IsLoopback: false, default, "pinned"));
        Hear(":s 001 me :Welcome", ":s 422 me :No MOTD", ":me!u@h JOIN #room");
        foreach (var nicks in Enumerable.Range(0, members).Select(Nick).Chunk(20))
            Hear($":s 353 me = #room :{string.Join(' ', nicks)}");
        Hear(":s 366 me #room :End");
        _app = Application.Create(new VirtualTimeProvider());
        _app.Init(DriverRegistry.Names.ANSI);
        _screen = new ChatScreen(_model, Post, () => { }, new Look("dark"), new SettingsFile(null), _ => null, new SystemLinkOpener(_ => null));
        _app.Begin(_screen);
        _app.Driver!.SetScreenSize(Width, Height);
        _model.Open(Session.State.Find("#room")!);
        Frame();
    }

    public ClientSession Session { get; }

    /// <summary>The next message comes, a tenth of a second later.</summary>
    public void Say()
    {
        _time.Step(TimeSpan.FromMilliseconds(100));
        var number = _said++;
        Hear($"@time={_time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)};msgid=m{number} :{Nick(number * 7 % 5_000)}!user@host.example PRIVMSG #room :{Text(number)}");
    }

    /// <summary>Lays out and paints everything, as after each thing that happens.</summary>
    public void Frame()
    {
        _screen.Refresh();
        _app.LayoutAndDraw(forceRedraw: false);
    }

    public void Press(Key key) => _app.InjectKey(key);

    public void Dispose()
    {
        _screen.Dispose();
        _app.Dispose();
    }

    private static string Nick(int number) => $"{(number % 100 == 0 ? "@" : "")}nick{number}";

    // As people write: mostly short, now and then long, with a link, code or colours.
    private static string Text(int number) => (number % 10) switch
    {
        0 => $"https://example.org/page/{number}?a=b has all of it",
        1 => string.Join(' ', Enumerable.Repeat("a longer thought that does not end soon,", 6)),
        2 => $"run `make {number}` and \u0002look\u0002 at the \u000304red\u0003 lines",
        3 => "日本語のメッセージ 👍",
        _ => $"a line of the usual length, number {number}",
    };

    private void Hear(params string[] lines)
    {
        foreach (var line in lines)
            Session.Receive(Encoding.UTF8.GetBytes(line));
        Settle();
    }

    private bool Post(Action<ClientSession> wish)
    {
        wish(Session);
        Settle();
        return true;
    }

    private void Settle()
    {
        while (Session.TryTakeEvent(out var happened))
            _model.Take(happened);
        while (Session.TryTakeLine(out _))
        {
            // Nobody reads it.
        }
    }

    private sealed class SteppedTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public void Step(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
