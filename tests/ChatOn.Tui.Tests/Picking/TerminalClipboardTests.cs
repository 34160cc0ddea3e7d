using ChatOn.Tui.Picking;

namespace ChatOn.Tui.Tests.Picking;

public sealed class TerminalClipboardTests
{
    [Fact]
    public void A_text_goes_to_the_terminal_s_clipboard() => Assert.Equal("\u001b]52;c;aGk=\a", TerminalClipboard.Sequence("hi"));

    [Fact]
    public void Whatever_is_copied_is_one_sequence_and_bounded()
    {
        var sequence = TerminalClipboard.Sequence("\a\u001b]0;x\a" + new string('x', 1_000_000));
        Assert.Equal(sequence.Length - 1, sequence.IndexOf('\a', StringComparison.Ordinal));
        Assert.True(sequence.Length < 70_000);
    }
}
