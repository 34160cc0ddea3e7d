using System.Globalization;
using ChatOn.Client;
using ChatOn.Tui.Remembering;
using ChatOn.Tui.Screens;
using ChatOn.Tui.Theming;
using Terminal.Gui.App;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.Testing;
using Terminal.Gui.Time;

namespace ChatOn.Tui.Tests;

/// <summary>The whole screen over a session at hand: keys and clicks go in, painted cells come out.</summary>
internal sealed class ScreenAtHand : IDisposable
{
    public const string Everything = "message-tags server-time echo-message batch labeled-response draft/chathistory draft/message-redaction chaton/client-id chaton/message-edit";

    private readonly IApplication _app;

    /// <param name="capabilities">What the server can; "" for one that has never heard of capabilities.</param>
    /// <param name="opens">Whether links can be opened.</param>
    public ScreenAtHand(string capabilities = Everything, bool opens = true, ClientLimits? limits = null, int initialHistory = 0)
    {
        Hand = new SessionAtHand(capabilities, limits, initialHistory);
        Opener = new RecordingOpener { Works = opens };
        _app = Application.Create(new VirtualTimeProvider());
        _app.Init(DriverRegistry.Names.ANSI);
        Screen = new ChatScreen(Hand.Model, Hand.Post, () => { }, new Look("dark"), Settings, variable => variable == "TERM" ? "xterm-256color" : null, Opener);
        _app.Begin(Screen);
        Resize(100, 30);
        Hand.Sent.Clear();
    }

    public SettingsFile Settings { get; } = new(null);

    public SessionAtHand Hand { get; }

    public RecordingOpener Opener { get; }

    public ChatScreen Screen { get; }

    /// <summary>The last line to the server.</summary>
    public string LastSent => Hand.Sent.Count == 0 ? "" : Hand.Sent[^1];

    public void Dispose()
    {
        Screen.Dispose();
        _app.Dispose();
    }

    public void Resize(int width, int height)
    {
        _app.Driver!.SetScreenSize(width, height);
        _app.LayoutAndDraw(forceRedraw: true);
    }

    /// <summary>Something is said, a second later than what was said before.</summary>
    /// <param name="tags">Further tags, such as <c>+reply=1</c>.</param>
    public void Says(string nick, string text, string id = "", string tags = "")
    {
        Hand.Time.Advance(TimeSpan.FromSeconds(1));
        var idTag = id.Length > 0 ? $";msgid={id}" : "";
        var more = tags.Length > 0 ? ";" + tags : "";
        Hand.Hears($"@time={Hand.Time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}{idTag}{more} :{nick}!u@h PRIVMSG #room :{text}");
    }

    public void Press(params Key[] keys)
    {
        foreach (var key in keys)
            _app.InjectKey(key);
    }

    public void Type(string text)
    {
        foreach (var letter in text)
            _app.InjectKey(new Key(letter));
    }

    /// <summary>Writes a line and sends it.</summary>
    public void Enter(string text)
    {
        Type(text);
        Press(Key.Enter);
    }

    public void Click(int column, int row)
    {
        Inject(column, row, MouseFlags.LeftButtonPressed);
        Inject(column, row, MouseFlags.LeftButtonReleased);
    }

    /// <summary>A click on the first place at which a text is seen.</summary>
    public void Click(string text) => Mouse(text, MouseFlags.LeftButtonPressed, MouseFlags.LeftButtonReleased);

    public void Mouse(string text, params MouseFlags[] flags)
    {
        var (column, row) = Find(text);
        foreach (var flag in flags)
            Inject(column, row, flag);
    }

    /// <summary>What is on the screen.</summary>
    public string Seen()
    {
        Screen.Refresh();
        _app.LayoutAndDraw(forceRedraw: true);
        return _app.Driver!.ToString()!.Replace('\u00A0', ' ');
    }

    /// <summary>What is on the screen when only that is drawn which asks for it.</summary>
    public string Drawn()
    {
        _app.LayoutAndDraw(forceRedraw: false);
        return _app.Driver!.ToString()!;
    }

    public void Shows(string text) => Assert.True(Seen().Contains(text, StringComparison.Ordinal), $"'{text}' is not seen in:\n{Seen()}");

    public void Hides(string text) => Assert.False(Seen().Contains(text, StringComparison.Ordinal), $"'{text}' is seen in:\n{Seen()}");

    /// <summary>The cell in which a text begins, and the link it has.</summary>
    public (Cell Cell, string? Link) CellOf(string text)
    {
        var (column, row) = Find(text);
        return (_app.Driver!.Contents![row, column], _app.Driver.GetOutputBuffer().GetCellUrl(column, row));
    }

    private void Inject(int column, int row, MouseFlags flag) => _app.InjectMouse(new Mouse { ScreenPosition = new System.Drawing.Point(column, row), Flags = flag });

    private (int Column, int Row) Find(string text)
    {
        var rows = Seen().Split('\n');
        var row = Array.FindIndex(rows, one => one.Contains(text, StringComparison.Ordinal));
        Assert.True(row >= 0, $"'{text}' is not seen in:\n{string.Join('\n', rows)}");
        return (ChatOn.Tui.Layout.Wrapping.WidthOf(rows[row][..rows[row].IndexOf(text, StringComparison.Ordinal)]), row);
    }
}
