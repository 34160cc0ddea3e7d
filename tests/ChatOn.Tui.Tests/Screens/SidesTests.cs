using ChatOn.Tui.Layout;
using ChatOn.Tui.Screens;

namespace ChatOn.Tui.Tests.Screens;

/// <summary>The lists at the sides.</summary>
public sealed class SidesTests
{
    private readonly SessionAtHand _hand = new();

    [Fact]
    public void Members_are_sorted_when_they_change_and_not_when_they_are_drawn()
    {
        var sides = new SidePanes(_hand.Model);
        var before = sides.Members();
        _hand.Hears(":anna!u@h PRIVMSG #room :hello");
        Assert.Same(before, sides.Members());
        _hand.Hears(":s MODE #room +v carl");
        Assert.Equal(["anna", "bert", "carl", "me"], sides.Members().Select(member => member.Nick));
        _hand.Hears(":s MODE #room +o carl", ":carl!u@h NICK zoe");
        Assert.Equal(["anna", "zoe", "bert", "me"], sides.Members().Select(member => member.Nick));
    }

    [Fact]
    public void A_room_with_a_long_name_takes_the_width_there_is_and_leaves_its_mark_to_be_seen()
    {
        _hand.Hears(":me!u@h JOIN #a-room-with-a-very-long-name", ":anna!u@h PRIVMSG #a-room-with-a-very-long-name :hi");
        var row = new SidePanes(_hand.Model).Row(_hand.Session.State.Find("#a-room-with-a-very-long-name")!, 18);
        Assert.Equal(" #a-room-with-… 1│", string.Concat(row.Select(span => span.Text)));
        Assert.Equal(18, row.Sum(span => Wrapping.WidthOf(span.Text)));
    }
}
