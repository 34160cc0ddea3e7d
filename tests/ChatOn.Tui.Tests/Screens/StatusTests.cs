using ChatOn.Client;
using ChatOn.Client.Events;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Model;
using ChatOn.Tui.Screens;

namespace ChatOn.Tui.Tests.Screens;

/// <summary>What the bars say as time passes.</summary>
public sealed class StatusTests : IDisposable
{
    private readonly ScreenAtHand _screen = new();

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void The_time_to_the_next_try_is_counted_down()
    {
        _screen.Hand.Model.Take(new ConnectionChanged(ConnectionPhase.Disconnected, "in whatever words", TimeSpan.FromSeconds(20)));
        _screen.Shows("no connection: again in 20 s");
        _screen.Hand.Time.Advance(TimeSpan.FromSeconds(5));
        _screen.Screen.Tick();
        Assert.Contains("no connection: again in 15 s", _screen.Drawn(), StringComparison.Ordinal);
        _screen.Hand.Model.Take(new ConnectionChanged(ConnectionPhase.Connecting, "connecting"));
        _screen.Hides("again in");
    }

    [Fact]
    public void Who_has_stopped_typing_is_named_no_more()
    {
        _screen.Hand.Hears("@+typing=active :anna!u@h TAGMSG #room");
        _screen.Shows("anna is typing");
        _screen.Hand.Time.Advance(TimeSpan.FromSeconds(7));
        _screen.Hand.Session.Tick();
        _screen.Screen.Tick();
        Assert.DoesNotContain("anna is typing", _screen.Drawn(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_met_for_the_first_time_is_told_whole_and_once()
    {
        var model = new ChatModel(_screen.Hand.Time);
        var session = _screen.Hand.Session;
        _screen.Hand.Hears(":me!u@h JOIN #other");
        session.Connected(new ConnectionSecurity(IsTls: true, IsLoopback: false, default, "TLS, key met for the first time", "AB:CD:EF"));
        model.Begin(session);
        model.Open(session.State.Find("#room")!);
        Assert.Contains("AB:CD:EF", model.LastNotice!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("AB:CD:EF", new StatusWords(model).Security(), StringComparison.Ordinal);
        Assert.Single(model.Current!.Back(null).OfType<Notice>());
        model.Open(session.State.Find("#other")!);
        Assert.Empty(model.Current!.Back(null).OfType<Notice>());
    }
}
