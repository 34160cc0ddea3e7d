using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Services.Rooms;

/// <summary>Roles that registered rooms keep for accounts.</summary>
public sealed class KeptRolesTests : RegisteredRoomScenario
{
    [Theory]
    [InlineData('q', Roles.Owner)]
    [InlineData('a', Roles.Protected)]
    [InlineData('o', Roles.Operator)]
    [InlineData('h', Roles.HalfOperator)]
    [InlineData('v', Roles.Voice)]
    internal void A_role_that_MODE_gives_an_account_is_there_again_after_a_reconnect_and_a_restart(char letter, Roles role)
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);

        owner.Send($"MODE #room +{letter} bob");
        bob.Send("QUIT");

        var again = Return("bob");
        again.Send("JOIN #room");
        again.Hears($":chaton.local MODE #room +{letter} bob");
        Assert.Equal(role, RolesOf("bob", "#room"));
        Restart();
        Join("#room", Return("bob"));
        Assert.Equal(role, RolesOf("bob", "#room"));
    }

    [Fact]
    public void A_role_that_is_taken_is_gone_for_good()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        owner.Send("MODE #room +ov bob bob", "MODE #room -o bob");
        bob.Send("PART #room", "JOIN #room");

        Assert.Equal(Roles.Voice, RolesOf("bob", "#room"));
        bob.Send("MODE #room -v bob", "PART #room", "JOIN #room");
        Assert.Equal(Roles.None, RolesOf("bob", "#room"));
        Restart();
        Join("#room", Return("bob"));
        Assert.Equal(Roles.None, RolesOf("bob", "#room"));
    }

    [Fact]
    public void A_guests_role_ends_with_its_visit_and_one_that_logs_in_is_given_what_the_account_has()
    {
        var (owner, guest) = (OwnerOf("#room"), Server.Connect("guest"));
        ConnectAccount("bob").Send("QUIT");
        Join("#room", guest);
        owner.Send("MODE #room +o guest", "CHANSERV ROLE #room bob voice");
        Assert.Empty(RegistrationOf("#room")!.Roles.Where(role => role.Value == Roles.Operator));
        guest.Send("QUIT");

        guest = Server.Connect("guest");
        Join("#room", guest);
        Assert.Equal(Roles.None, RolesOf("guest", "#room"));
        guest.Send("NICKSERV IDENTIFY bob correcthorse");
        guest.Hears(":chaton.local MODE #room +v guest");
    }

    [Fact]
    public void All_of_a_MODE_is_one_commit_or_nothing()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        var commits = new List<IReadOnlyList<JournalRecord>>();
        Server.Journal.Stored = commit => commits.Add([.. commit]);

        owner.Send("MODE #room +mob bob *!*@evil");

        var kept = Assert.Single(commits, commit => commit.OfType<DocumentSaved>().Any(document => document.Kind == DocumentKind.Room));
        Assert.Equal(2, kept.OfType<RoomModeSaved>().Count());
        owner.Hears(":owner!... MODE #room +mob bob *!*@evil");
        Server.Journal.BeforeCommit = () => new JournalException("The disk is full.");
        owner.Send("MODE #room -m-o bob");
        Server.Journal.BeforeCommit = null;
        Assert.Equal((Roles.Operator, Roles.Operator), (RolesOf("bob", "#room"), KeptRolesOf("bob", "#room")));
        Assert.Equal("+mnt", ModesOf("#room"));
    }

    [Fact]
    public void Two_changes_at_the_same_time_lose_nothing()
    {
        var (owner, second) = (OwnerOf("#room"), Attach("owner"));
        var (bob, cid) = (ConnectAccount("bob"), ConnectAccount("cid"));
        Join("#room", bob, cid);

        owner.Post("MODE #room +o bob");
        second.Post("MODE #room +v cid");
        Server.RunWithoutJournal();
        owner.Post("CHANSERV SET #room EARLIER hidden");
        second.Post("CHANSERV ROLE #room cid halfop");
        Server.RunWithoutJournal();
        Server.Run();

        Assert.Equal((Roles.Operator, Roles.HalfOperator), (KeptRolesOf("bob", "#room"), KeptRolesOf("cid", "#room")));
        Assert.True(RegistrationOf("#room")!.HidesEarlier);
        Restart();
        Assert.Equal((Roles.Operator, Roles.HalfOperator), (KeptRolesOf("bob", "#room"), KeptRolesOf("cid", "#room")));
    }

    [Fact]
    public void Who_has_lost_its_role_while_it_waited_gives_none()
    {
        var (owner, bob, cid) = (OwnerOf("#room"), ConnectAccount("bob"), ConnectAccount("cid"));
        Join("#room", bob, cid);
        owner.Send("MODE #room +o bob");
        bob.ReadAll();

        owner.Post("MODE #room -o bob");
        Server.RunWithoutJournal();
        bob.Post("MODE #room +o cid");
        Server.Run();

        bob.Hears(":chaton.local 482 bob #room ...");
        Assert.Equal(Roles.None, RolesOf("cid", "#room"));
    }

    [Fact]
    public void Who_leaves_while_its_role_is_stored_has_it_when_it_returns_and_nobody_else_gets_it()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        owner.ReadAll();

        owner.Post("MODE #room +o bob");
        Server.RunWithoutJournal();
        bob.Post("QUIT");
        Server.RunWithoutJournal();
        Server.Run();

        owner.NeverHears("... MODE #room +o bob");
        Join("#room", Return("bob"));
        Assert.Equal(Roles.Operator, RolesOf("bob", "#room"));
    }

    [Fact]
    public void A_kept_role_lets_its_account_in_past_what_it_could_invite_past()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        ConnectAccount("cid").Send("QUIT");
        owner.Send("CHANSERV ROLE #room bob halfop", "CHANSERV ROLE #room cid voice", "MODE #room +iklb key 1 *!*@*");

        Join("#room", bob);
        Assert.Equal(Roles.HalfOperator, RolesOf("bob", "#room"));
        var cid = Return("cid");
        cid.Send("JOIN #room");
        cid.Expects(":chaton.local 475 cid #room ...");
        owner.Send("MODE #room -h bob", "KICK #room bob");
        bob.ReadAll();
        bob.Send("JOIN #room");
        bob.Expects(":chaton.local 475 bob #room ...");
    }

    [Fact]
    public void A_founder_is_not_locked_out_by_another_owner()
    {
        var (owner, bob) = (OwnerOf("#room"), ConnectAccount("bob"));
        Join("#room", bob);
        owner.Send("MODE #room +q bob");

        bob.Send("MODE #room +ib $a:owner", "KICK #room owner");
        owner.Send("JOIN #room");

        Assert.Equal(Roles.Owner, RolesOf("owner", "#room"));
    }

    [Fact]
    public void Who_stays_without_a_client_comes_back_with_the_role_it_has_now_in_rooms_that_nobody_registered_too()
    {
        var (ann, bob) = (Server.Connect("ann"), ConnectAccount("bob"));
        bob.Send("NICKSERV ALWAYSON on");
        Join("#room", ann, bob);
        ann.Send("MODE #room +o bob", "MODE #room -o bob", "MODE #room +v bob");
        Restart();

        Assert.Equal(Roles.Voice, RolesOf("bob", "#room"));
    }
}
