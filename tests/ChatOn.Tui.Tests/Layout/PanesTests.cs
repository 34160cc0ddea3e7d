using ChatOn.Tui.Layout;

namespace ChatOn.Tui.Tests.Layout;

public sealed class PanesTests
{
    [Fact]
    public void A_small_screen_shows_the_conversation_alone()
    {
        var panes = Panes.Of(40, 10, 1);
        Assert.Equal((0, 40, 7, 0), (panes.Rooms.Width, panes.Messages.Width, panes.Messages.Height, panes.Members.Width));
    }

    [Fact]
    public void A_wide_one_shows_all()
    {
        var panes = Panes.Of(100, 30, 1);
        Assert.True(panes.Rooms.Width > 0 && panes.Members.Width > 0);
        Assert.Equal(100, panes.Rooms.Width + panes.Messages.Width + panes.Members.Width);
    }

    [Fact]
    public void Long_input_leaves_room_for_what_is_read() => Assert.True(Panes.Of(40, 10, 50).Messages.Height >= 3);
}
