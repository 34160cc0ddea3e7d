using Terminal.Gui.Input;

namespace ChatOn.Tui.Tests.Screens;

public sealed class HelpScreenTests : IDisposable
{
    private readonly ScreenAtHand _at = new("");

    public void Dispose() => _at.Dispose();

    [Fact]
    public void Keys_and_commands_are_listed_and_Esc_goes_back()
    {
        _at.Press(Key.F1);
        _at.Shows("Alt+M");
        for (var i = 0; i < 12; i++)
            _at.Press(Key.PageDown);
        _at.Shows("/whois nick");
        _at.Press(Key.Esc);
        _at.Hides("/whois nick");
        _at.Enter("hello");
        Assert.EndsWith("PRIVMSG #room :hello", _at.Hand.Sent[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_key_and_the_command_open_and_close_it()
    {
        _at.Enter("/help");
        _at.Shows("In a conversation");
        _at.Press(Key.F1);
        _at.Hides("In a conversation");
    }

    [Fact]
    public void What_is_typed_meanwhile_is_not_written()
    {
        _at.Press(Key.F1);
        _at.Type("x");
        _at.Press(Key.Esc);
        _at.Hides("› x");
    }
}
