using ChatOn.Tui.Typing;

namespace ChatOn.Tui.Tests.Typing;

public sealed class InputHistoryTests
{
    [Fact]
    public void The_draft_comes_back_at_the_end()
    {
        var history = new InputHistory();
        history.Add("one");
        history.Add("two");
        Assert.Equal("two", history.Older("draft"));
        Assert.Equal("one", history.Older("two"));
        Assert.Null(history.Older("one"));
        Assert.Equal("two", history.Newer());
        Assert.Equal("draft", history.Newer());
        Assert.Null(history.Newer());
    }
}
