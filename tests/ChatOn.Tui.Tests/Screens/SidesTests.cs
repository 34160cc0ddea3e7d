using ChatOn.Tui.Screens;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Tests.Screens;

/// <summary>The lists at the sides.</summary>
public sealed class SidesTests : IDisposable
{
    private readonly ScreenAtHand _screen = new();

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void A_click_on_a_room_opens_it()
    {
        _screen.Hand.Hears(":me!u@h JOIN #other");
        _screen.Click("#other");
        _screen.Shows("›#other");
    }

    [Fact]
    public void A_click_on_a_member_names_them()
    {
        _screen.Click("@anna");
        _screen.Shows("me› anna:");
    }

    [Fact]
    public void The_wheel_scrolls_members_and_messages()
    {
        for (var i = 0; i < 60; i++)
            _screen.Hand.Hears($":x{i:00}!u@h JOIN #room");
        for (var i = 0; i < 60; i++)
            _screen.Says("anna", $"line {i}");
        _screen.Shows("@anna");
        _screen.Mouse("@anna", MouseFlags.WheeledDown);
        _screen.Hides("@anna");
        _screen.Mouse("line 59", MouseFlags.WheeledUp);
        _screen.Hides("line 59");
    }

    [Fact]
    public void Members_are_sorted_when_they_change_and_not_when_they_are_drawn()
    {
        var sides = new SidePanes(_screen.Hand.Model);
        var before = sides.Members();
        _screen.Says("anna", "hello");
        Assert.Same(before, sides.Members());
        _screen.Hand.Hears(":s MODE #room +v carl");
        Assert.NotSame(before, sides.Members());
        Assert.Equal(["anna", "bert", "carl", "me"], sides.Members().Select(member => member.Nick));
        _screen.Hand.Hears(":s MODE #room +o carl", ":carl!u@h NICK zoe");
        Assert.Equal(["anna", "zoe", "bert", "me"], sides.Members().Select(member => member.Nick));
        _screen.Hand.Hears(":bert!u@h AWAY :lunch");
        Assert.True(sides.Members()[2].IsAway);
    }

    [Fact]
    public void A_room_with_a_long_name_takes_the_width_there_is_and_leaves_its_mark_to_be_seen()
    {
        _screen.Hand.Hears(":me!u@h JOIN #a-room-with-a-very-long-name", ":anna!u@h PRIVMSG #a-room-with-a-very-long-name :hi");
        _screen.Shows(" #a-room-with-… 1│");
    }
}
