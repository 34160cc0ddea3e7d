using Terminal.Gui.Input;

namespace ChatOn.Tui.Tests.Picking;

public sealed class NoOpenerTests
{
    [Fact]
    public void Where_nothing_opens_links_the_whole_of_it_is_shown()
    {
        using var screen = new ScreenAtHand(opens: false);
        screen.Says("anna", "https://example.org/x", "m1");
        screen.Press(Key.M.WithAlt, Key.O);
        screen.Shows("– https://example.org/x");
    }
}
