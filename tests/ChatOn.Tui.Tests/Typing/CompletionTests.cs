using ChatOn.Tui.Typing;

namespace ChatOn.Tui.Tests.Typing;

public sealed class CompletionTests
{
    private readonly SessionAtHand _hand = new();
    private readonly ComposerText _text = new();
    private readonly Completion _completion = new();

    [Theory]
    [InlineData("an", "anna: ")]
    [InlineData("hello BE", "hello bert ")]
    [InlineData("/top", "/topic ")]
    [InlineData("see #ro", "see #room ")]
    [InlineData("well :rocke", "well 🚀 ")]
    [InlineData(":smi", "😄 ")]
    [InlineData("/deo", "/deop ")]
    [InlineData("/sett", "/settings ")]
    public void A_word_is_completed(string typed, string expected)
    {
        _text.Set(typed);
        Assert.True(Complete());
        Assert.Equal(expected, _text.Text);
    }

    [Fact]
    public void Again_gives_the_next_that_fits()
    {
        _text.Set("/re");
        Complete();
        var first = _text.Text;
        Complete();
        Assert.NotEqual(first, _text.Text);
        Assert.StartsWith("/re", _text.Text, StringComparison.Ordinal);
    }

    private bool Complete() => _completion.Complete(_text, _hand.Session.State, _hand.Model.Current!.Conversation);
}
