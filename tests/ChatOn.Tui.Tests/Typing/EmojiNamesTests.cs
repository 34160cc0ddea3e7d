using ChatOn.Client;
using ChatOn.Tui.Typing;

namespace ChatOn.Tui.Tests.Typing;

public sealed class EmojiNamesTests
{
    [Fact]
    public void Every_name_stands_for_something_that_is_shown_as_it_is()
    {
        Assert.True(EmojiNames.All.Count >= 150);
        foreach (var (name, emoji) in EmojiNames.All)
        {
            Assert.All(name, letter => Assert.True(char.IsAsciiLetterLower(letter) || letter == '_', name));
            Assert.Equal(emoji, SafeText.Line(emoji));
        }
    }
}
