using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Services.Rooms;

public sealed class TransferRoomTests : RegisteredRoomScenario
{
    [Fact]
    public void The_founder_gives_the_room_away_and_is_founder_no_more()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        owner.ReadAll();

        owner.Send("CHANSERV TRANSFER #room bob");

        bob.Expects(":chaton.local MODE #room +q bob");
        bob.Expects(":owner!... MODE #room -q owner");
        owner.Hears("... NOTICE owner :#room is bob's now.");
        Assert.Equal((Roles.Owner, Roles.None), (RolesOf("bob", "#room"), RolesOf("owner", "#room")));
        Assert.Equal("owner TRANSFER owner bob #room", Audited()[^1]);
        Assert.StartsWith("Only the founder", Ask(owner, "TRANSFER #room owner"), StringComparison.Ordinal);
        Restart();
        Join("#room", Return("bob"), Return("owner"));
        Assert.Equal((Roles.Owner, Roles.None), (RolesOf("bob", "#room"), RolesOf("owner", "#room")));
    }

    [Fact]
    public void Only_to_an_account_that_is_there_and_only_by_the_founder()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        owner.Send("MODE #room +q bob");

        Assert.Equal("Only the founder of #room can give it away.", Ask(bob, "TRANSFER #room bob"));
        Assert.Equal("There is no such account, or it cannot be used now.", Ask(owner, "TRANSFER #room nobody"));
        Assert.Equal("#room is owner's already.", Ask(owner, "TRANSFER #room owner"));
    }

    [Fact]
    public void A_transfer_that_waited_behind_another_is_decided_anew()
    {
        var (owner, other) = (OwnerOf("#room"), Attach("owner"));
        ConnectAccount("bob");
        ConnectAccount("cid");

        owner.Post("CHANSERV TRANSFER #room bob");
        other.Post("CHANSERV TRANSFER #room cid");
        Server.RunWithoutJournal();
        Server.Run();

        other.Hears("... NOTICE owner :Only the founder of #room can give it away.");
        Assert.Equal(Roles.Owner, KeptRolesOf("bob", "#room"));
        Assert.Equal(Roles.None, KeptRolesOf("cid", "#room"));
    }

    [Fact]
    public void A_successor_follows_when_the_account_is_deleted_and_is_told_by_the_room()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        Assert.Equal("#room passes to bob when its founder's account is gone.", Ask(owner, "SUCCESSOR #room bob"));
        Assert.Contains("passes to bob", Ask(owner, "INFO #room"), StringComparison.Ordinal);
        Assert.DoesNotContain("passes to", Ask(bob, "INFO #room"), StringComparison.Ordinal);

        owner.Send("NICKSERV DELETE correcthorse");

        bob.Hears(":chaton.local MODE #room +q bob");
        Assert.Contains("is bob's", Ask(bob, "INFO #room"), StringComparison.Ordinal);
        Assert.Equal("chaton.local SUCCEED #room #room", Audited()[^1]);
        Restart();
        Assert.Contains("is bob's", Ask(Return("bob"), "INFO #room"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_successor_that_is_still_there_the_room_lasts_no_longer()
    {
        var (owner, bob, cid) = (OwnerOf("#room"), ConnectAccount("bob"), ConnectAccount("cid"));
        Join("#room", cid);
        owner.Send("MODE #room +o cid");
        Ask(owner, "SUCCESSOR #room bob");

        bob.Send("NICKSERV DELETE correcthorse");
        Assert.Null(RegistrationOf("#room")!.Successor);
        owner.Send("NICKSERV DELETE correcthorse");

        Assert.Null(RegistrationOf("#room"));
        Assert.Equal(Roles.Operator, RolesOf("cid", "#room"));
        cid.Send("PART #room");
        Assert.False(Has("#room"));
    }

    [Fact]
    public void What_is_being_changed_while_the_founder_is_deleted_brings_nothing_back()
    {
        var (owner, bob, cid) = (OwnerOf("#room"), ConnectAccount("bob"), ConnectAccount("cid"));
        Join("#room", bob, cid);
        owner.Send("MODE #room +q bob", "CHANSERV SUCCESSOR #room cid");

        owner.Post("NICKSERV DELETE correcthorse");
        Server.RunWithoutJournal();
        bob.Post("CHANSERV ROLE #room owner voice", "CHANSERV SET #room EARLIER hidden", "MODE #room +v cid");
        Server.RunWithoutJournal();
        Server.Run();

        var registration = RegistrationOf("#room")!;
        Assert.Equal("#room", registration.HidesEarlier ? "#room" : "");
        Assert.Contains("is cid's", Ask(cid, "INFO #room"), StringComparison.Ordinal);
        Assert.Single(registration.Roles, role => role.Value == Roles.Owner);
        Restart();
        Assert.Equal(registration.Founder, RegistrationOf("#room")!.Founder);
        Assert.Equal(registration.Roles.Count, RegistrationOf("#room")!.Roles.Count);
    }

    [Fact]
    public void A_successor_is_an_account_other_than_the_founder_and_can_be_taken_back()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));

        Assert.Equal("The founder cannot follow itself.", Ask(owner, "SUCCESSOR #room owner"));
        Assert.Equal("There is no such account, or it cannot be used now.", Ask(owner, "SUCCESSOR #room nobody"));
        Assert.Equal("Only the founder of #room says who follows.", Ask(bob, "SUCCESSOR #room bob"));
        Ask(owner, "SUCCESSOR #room bob");
        Assert.Equal("#room lasts no longer when its founder's account is gone.", Ask(owner, "SUCCESSOR #room none"));
    }
}
