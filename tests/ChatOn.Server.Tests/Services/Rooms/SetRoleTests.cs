using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Services.Rooms;

public sealed class SetRoleTests : RegisteredRoomScenario
{
    [Fact]
    public void A_role_is_given_to_who_is_there_and_kept_for_who_is_not()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        ConnectAccount("cid").Send("QUIT");
        Join("#room", bob);
        owner.ReadAll();

        owner.Send("CHANSERV ROLE #room bob operator", "CHANSERV ROLE #room cid halfop");

        bob.Expects(":owner!... MODE #room +o bob");
        owner.Hears("... NOTICE owner :cid has the role halfop in #room now.");
        var cid = Return("cid");
        cid.Send("JOIN #room");
        cid.Hears(":chaton.local MODE #room +h cid");
        Assert.Equal(["owner ROLE bob operator #room", "owner ROLE cid halfop #room"], Audited().TakeLast(2));
        Assert.Equal("owner: founder\nbob: operator\ncid: halfop", Ask(cid, "ROLE #room LIST"));
    }

    [Fact]
    public void Another_role_takes_the_place_of_what_was_there()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        owner.Send("MODE #room +ov bob bob");
        bob.ReadAll();

        owner.Send("CHANSERV ROLE #room bob protected");

        bob.Expects(":owner!... MODE #room +a-ov bob bob bob");
        Ask(owner, "ROLE #room bob none");
        Assert.Equal(Roles.None, RolesOf("bob", "#room"));
        Assert.Equal("bob has that role already.", Ask(owner, "ROLE #room bob none"));
    }

    [Fact]
    public void Nobody_gives_more_than_it_may_or_acts_on_who_is_above_it()
    {
        var owner = OwnerOf("#room");
        var (bob, cid, dan) = (ConnectAccount("bob"), ConnectAccount("cid"), ConnectAccount("dan"));
        Join("#room", bob, cid, dan);
        owner.Send("MODE #room +ooh bob cid dan", "MODE #room +a cid");
        const string No = "Your rank in #room does not allow that.";

        Assert.Equal(No, Ask(bob, "ROLE #room dan owner"));
        Assert.Equal(No, Ask(bob, "ROLE #room dan protected"));
        Assert.Equal(No, Ask(bob, "ROLE #room bob protected"));
        Assert.Equal(No, Ask(bob, "ROLE #room cid none"));
        Assert.Equal(No, Ask(bob, "ROLE #room cid operator"));
        Assert.Equal(No, Ask(dan, "ROLE #room bob voice"));
        Assert.Equal(No, Ask(dan, "ROLE #room dan operator"));
        Assert.Equal(No, Ask(ConnectAccount("eve"), "ROLE #room eve voice"));
        Assert.Equal(No, Ask(Server.Connect("guest"), "ROLE #room dan none"));
        Assert.Equal("dan has the role voice in #room now.", Ask(bob, "ROLE #room dan voice"));
    }

    [Fact]
    public void The_founder_stays_whoever_asks()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        owner.Send("MODE #room +q bob");
        const string No = "The founder's role cannot be changed; TRANSFER passes the room on.";

        Assert.Equal(No, Ask(bob, "ROLE #room owner none"));
        Assert.Equal(No, Ask(owner, "ROLE #room owner voice"));
        Assert.Equal(No, AskAtConsole("ROLE #room owner none"));
        bob.ReadAll();
        bob.Send("MODE #room -q owner");
        bob.Expects(":chaton.local 482 bob #room :The founder's role cannot be taken; ...");
        owner.Send("MODE #room -q owner");
        owner.Hears(":chaton.local 482 owner #room :The founder's role cannot be taken; ...");
    }

    [Fact]
    public void Anybody_gives_up_its_own_and_has_it_no_more()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        owner.Send("MODE #room +o bob");

        Assert.Equal("bob has no role in #room now.", Ask(bob, "ROLE #room bob none"));
        Assert.Equal("Your rank in #room does not allow that.", Ask(bob, "ROLE #room bob operator"));
        Assert.Equal(Roles.None, KeptRolesOf("bob", "#room"));
    }

    [Fact]
    public void The_list_is_for_who_has_a_role_there()
    {
        OwnerOf("#room");
        var eve = ConnectAccount("eve");

        Assert.Equal("Only who has a role in #room sees whom it gives roles.", Ask(eve, "ROLE #room LIST"));
        Assert.StartsWith("It goes like this: ROLE", Ask(eve, "ROLE #room eve king"), StringComparison.Ordinal);
        Assert.StartsWith("It goes like this: ROLE", Ask(eve, "ROLE #room"), StringComparison.Ordinal);
        Assert.Equal("owner: founder", AskAtConsole("ROLE #room LIST"));
    }
}
