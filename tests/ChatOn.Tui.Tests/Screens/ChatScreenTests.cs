using ChatOn.Client.Events;
using ChatOn.Client.State;
using ChatOn.Tui.Screens;
using ChatOn.Tui.Theming;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.Testing;
using Terminal.Gui.Time;

namespace ChatOn.Tui.Tests.Screens;

public sealed class ChatScreenTests : IDisposable
{
    private readonly SessionAtHand _hand = new();
    private readonly IApplication _app;
    private readonly ChatScreen _screen;

    public ChatScreenTests()
    {
        _app = Application.Create(new VirtualTimeProvider());
        _app.Init(DriverRegistry.Names.ANSI);
        _screen = new ChatScreen(_hand.Model, _hand.Post, () => { }, new Look("dark"));
        _app.Begin(_screen);
        Resize(100, 30);
    }

    public void Dispose()
    {
        _screen.Dispose();
        _app.Dispose();
    }

    [Fact]
    public void Rooms_messages_and_members_are_seen()
    {
        _hand.Hears(":anna!u@h PRIVMSG #room :good morning");
        var seen = Seen();
        Assert.Contains("anna  good morning", seen, StringComparison.Ordinal);
        Assert.Contains("@anna", seen, StringComparison.Ordinal);
        Assert.Contains("›#room", seen, StringComparison.Ordinal);
        Assert.Contains("TLS, pinned", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_typed_is_said()
    {
        Type("hello");
        Assert.Contains("me› hello", Seen(), StringComparison.Ordinal);
        _app.InjectKey(Key.Enter);
        Assert.Contains(_hand.Sent, line => line.EndsWith("PRIVMSG #room hello", StringComparison.Ordinal) || line.EndsWith("PRIVMSG #room :hello", StringComparison.Ordinal));
    }

    [Fact]
    public void A_paste_of_many_lines_waits_for_a_second_Enter()
    {
        _screen.Paste("1\n2\n3\n4\n5\n6\n");
        _app.InjectKey(Key.Enter);
        Assert.Contains("6 lines", Seen(), StringComparison.Ordinal);
        Assert.DoesNotContain(_hand.Sent, line => line.Contains("PRIVMSG", StringComparison.Ordinal));
        _app.InjectKey(Key.Enter);
        Assert.Contains(_hand.Sent, line => line.Contains("PRIVMSG", StringComparison.Ordinal));
    }

    [Fact]
    public void A_small_screen_still_shows_what_is_said()
    {
        _hand.Hears(":anna!u@h PRIVMSG #room :good morning");
        Resize(40, 10);
        Assert.Contains("anna  good morning", Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_lists_the_commands()
    {
        _app.InjectKey(Key.F1);
        Assert.Contains("/join #room", Seen(), StringComparison.Ordinal);
        _app.InjectKey(Key.Esc);
        Assert.DoesNotContain("/join #room", Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_to_the_next_try_is_counted_down()
    {
        _hand.Model.Take(new ConnectionChanged(ConnectionPhase.Disconnected, "in whatever words", _hand.Time.GetUtcNow().AddSeconds(20)));
        Assert.Contains("no connection: again in 20 s", Seen(), StringComparison.Ordinal);
        _hand.Time.Advance(TimeSpan.FromSeconds(5));
        _screen.Tick();
        _app.LayoutAndDraw(forceRedraw: false);
        Assert.Contains("no connection: again in 15 s", _app.Driver!.ToString(), StringComparison.Ordinal);
    }

    private void Resize(int width, int height)
    {
        _app.Driver!.SetScreenSize(width, height);
        _app.LayoutAndDraw(forceRedraw: true);
    }

    private void Type(string text)
    {
        foreach (var letter in text)
            _app.InjectKey(new Key(letter));
    }

    private string Seen()
    {
        _screen.Refresh();
        _app.LayoutAndDraw(forceRedraw: true);
        return _app.Driver!.ToString()!;
    }
}
