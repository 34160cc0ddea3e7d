using ChatOn.Server.State;
using ChatOn.Server.Tests.Services.Rooms;

namespace ChatOn.Server.Tests.Commands.Rooms;

/// <summary>An operator of the server with the privilege "rooms" acts in every room as its owner could; all of it is in the audit log.</summary>
public sealed class OperatorOverrideTests : RegisteredRoomScenario
{
    [Fact]
    public void The_lobby_is_managed_by_it_alone()
    {
        var (boss, bob) = (ConnectOperator("boss"), Server.Connect("bob"));
        Join("#lobby", boss, bob);

        bob.Send("MODE #lobby +m");
        bob.Expects(":chaton.local 482 bob #lobby ...");
        boss.Send("MODE #lobby +mt", "MODE #lobby +v bob", "TOPIC #lobby :welcome", "KICK #lobby bob :out");

        bob.Expects(":boss!... MODE #lobby +mt");
        bob.Expects(":boss!... MODE #lobby +v bob");
        bob.Expects(":boss!... TOPIC #lobby :welcome");
        bob.Expects(":boss!... KICK #lobby bob :out");
        Assert.Equal(
            ["boss OVERRIDE-MODE +mt #lobby", "boss OVERRIDE-MODE +v bob #lobby", "boss OVERRIDE-TOPIC #lobby #lobby", "boss OVERRIDE-KICK bob!~bob@127.0.0.1 #lobby"],
            Audited());
    }

    [Fact]
    public void It_acts_from_outside_too_and_sees_what_it_has_done()
    {
        var (owner, bob, boss) = (Server.Connect("owner"), Server.Connect("bob"), ConnectOperator("boss"));
        Join("#room", owner, bob);
        owner.Send("MODE #room +s");

        boss.Send("MODE #room -s", "MODE #room +o bob", "TOPIC #room :order", "INVITE boss #room", "KICK #room owner");

        boss.Expects(":boss!... MODE #room -s");
        boss.Expects(":boss!... MODE #room +o bob");
        boss.Expects(":boss!... TOPIC #room :order");
        boss.Expects(":chaton.local 341 boss boss #room");
        boss.Hears(":boss!... KICK #room owner :boss");
        Assert.Equal(Roles.Operator, RolesOf("bob", "#room"));
    }

    [Theory]
    [InlineData("+i")]
    [InlineData("+k key")]
    [InlineData("+l 1")]
    [InlineData("+b *!*@*")]
    [InlineData("+R")]
    public void It_comes_in_past_everything_and_that_is_written_down(string modes)
    {
        var (owner, boss) = (Server.Connect("owner"), ConnectOperator("boss"));
        Join("#room", owner);
        owner.Send($"MODE #room {modes}");

        boss.Send("JOIN #room");

        boss.Expects(":boss!... JOIN #room");
        Assert.Equal("boss OVERRIDE-JOIN #room #room", Audited()[^1]);
    }

    [Fact]
    public void An_open_door_is_no_override()
    {
        var (owner, boss) = (Server.Connect("owner"), ConnectOperator("boss"));
        Join("#room", owner, boss);

        Assert.Empty(Audited());
        owner.Send("MODE #room +o boss");
        boss.Send("MODE #room +m");
        Assert.Equal(["owner MODE +o boss #room", "boss MODE +m #room"], Audited());
    }

    [Fact]
    public void An_owner_cannot_lock_it_out()
    {
        var (owner, boss) = (OwnerOf("#room"), ConnectOperator("boss"));
        Join("#room", boss);

        owner.Send("MODE #room +ikb key *!*@*", "KICK #room boss");
        boss.Send("JOIN #room", "MODE #room +o boss", "MODE #room -i");
        Assert.Equal(Roles.Operator, RolesOf("boss", "#room"));
        owner.Send("MODE #room -o boss");
        boss.Send("KICK #room owner");
        Assert.Equal(Roles.None, RolesOf("owner", "#room"));
        Assert.True(Has("#room"));
    }

    [Fact]
    public void Who_gives_the_privilege_up_or_never_had_it_overrides_nothing()
    {
        var (owner, boss, clerk) = (OwnerOf("#room"), ConnectOperator("boss"), ConnectOperator("clerk", "clerk"));
        owner.Send("MODE #room +i");
        boss.Send("MODE boss -o");
        boss.ReadAll();

        foreach (var client in new[] { boss, clerk })
        {
            client.Send("JOIN #room", "MODE #room -i", "TOPIC #room :x", "KICK #room owner", "INVITE boss #room");
            client.Expects("... 473 ...");
            client.Expects("... 482 ...");
            client.Expects("... 442 ...");
            client.Expects("... 442 ...");
            client.Expects("... 442 ...");
            client.HearsNothing();
        }

        Assert.Equal("+int", ModesOf("#room"));
    }

    [Fact]
    public void It_does_not_read_what_was_said_to_others()
    {
        var (owner, boss) = (OwnerOf("#room"), ConnectOperator("boss"));
        owner.Send("PRIVMSG #room :between us");

        boss.Send("CHATHISTORY LATEST #room * 10", "NAMES #room", "PRIVMSG #room :from outside");

        boss.NeverHears("...between us...");
        boss.Hears(":chaton.local 404 boss #room ...");
    }
}
