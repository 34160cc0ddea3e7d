using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Services.Rooms;

public sealed class RegisterRoomTests : RegisteredRoomScenario
{
    [Fact]
    public void An_owner_who_is_logged_in_makes_a_room_last()
    {
        var owner = OwnerOf("#room");

        owner.Send("TOPIC #room :hello", "MODE #room +m", "QUIT");

        Assert.True(Has("#room"));
        Assert.Equal(["owner REGISTER #room #room", "owner TOPIC #room #room", "owner MODE +m #room"], Audited());
        Restart();
        Assert.True(Has("#room"));
        Assert.Equal("+mnt", ModesOf("#room"));
        Return("owner").Send("JOIN #room");
        Assert.Equal(Roles.Owner, RolesOf("owner", "#room"));
    }

    [Fact]
    public void A_guest_who_makes_it_empty_and_comes_back_owns_nothing()
    {
        OwnerOf("#room").Send("QUIT");

        Join("#room", Server.Connect("guest"));

        Assert.Equal(Roles.None, RolesOf("guest", "#room"));
    }

    [Fact]
    public void Roles_of_members_who_are_logged_in_are_kept_from_then_on()
    {
        var (owner, bob) = (ConnectAccount("owner"), ConnectAccount("bob"));
        Join("#room", owner, bob, Server.Connect("guest"));
        owner.Send("MODE #room +oh bob guest");

        Ask(owner, "REGISTER #room");

        Assert.Equal(Roles.Operator, KeptRolesOf("bob", "#room"));
        Assert.Single(RegistrationOf("#room")!.Roles);
    }

    [Fact]
    public void Guests_operators_of_the_room_and_people_outside_may_not()
    {
        var (owner, bob) = (Server.Connect("owner"), ConnectAccount("bob"));
        Join("#room", owner, bob);
        owner.Send("MODE #room +o bob");

        Assert.Equal("Log in first: a room is registered to an account.", Ask(owner, "REGISTER #room"));
        Assert.Equal("Only an owner of #room (~) can register it.", Ask(bob, "REGISTER #room"));
        Assert.Equal("Join #room first: who registers a room is its owner there.", Ask(ConnectAccount("eve"), "REGISTER #room"));
        Assert.Equal("There is no room #other.", Ask(bob, "REGISTER #other"));
        Assert.Equal("Only operators register rooms for others. TRANSFER gives a room away.", Ask(bob, "REGISTER #room bob"));
        Assert.Null(RegistrationOf("#room"));
    }

    [Fact]
    public void A_secret_room_is_not_there_for_who_is_not_in_it()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +s");
        var eve = ConnectAccount("eve");

        foreach (var command in new[] { "REGISTER #room", "INFO #room", "DROP #room", "TRANSFER #room eve", "SUCCESSOR #room eve", "ROLE #room LIST", "SET #room HISTORY off" })
            Assert.Equal("There is no room #room.", Ask(eve, command));
    }

    [Fact]
    public void A_room_is_registered_once()
    {
        var owner = OwnerOf("#room");

        Assert.Equal("#room is registered already.", Ask(owner, "REGISTER #room"));
        Assert.Equal("#room is registered already.", Ask(ConnectOperator("boss"), "REGISTER #room owner"));
    }

    [Fact]
    public void Two_owners_at_the_same_moment_do_not_both_get_it()
    {
        var (ann, bob) = (ConnectAccount("ann"), ConnectAccount("bob"));
        Join("#room", ann, bob);
        ann.Send("MODE #room +q bob");
        ann.ReadAll();

        ann.Post("CHANSERV REGISTER #room");
        bob.Post("CHANSERV REGISTER #room");
        Server.RunWithoutJournal();
        Server.Run();

        ann.Hears("... NOTICE ann :#room is registered to ann ...");
        bob.Hears("... NOTICE bob :#room is registered already.");
        Assert.Equal(Roles.Owner, KeptRolesOf("bob", "#room"));
    }

    [Fact]
    public void A_room_that_empties_while_it_is_being_registered_is_gone()
    {
        var owner = ConnectAccount("owner");
        var other = Attach("owner");
        Join("#room", owner);

        owner.Post("CHANSERV REGISTER #room");
        other.Post("PART #room");
        Server.RunWithoutJournal();
        Server.Run();

        Assert.False(Has("#room"));
        owner.Hears("... NOTICE owner :Nothing was changed: ...");
        Restart();
        Assert.False(Has("#room"));
    }

    [Fact]
    public void An_account_owns_only_so_many()
    {
        var owner = ConnectAccount("owner");
        for (var i = 0; i < 20; i++)
            Assert.Contains("is registered", Ask(Joined(owner, $"#r{i}"), $"REGISTER #r{i}"), StringComparison.Ordinal);

        Assert.Equal("Your account owns as many rooms as it may. DROP one first.", Ask(Joined(owner, "#more"), "REGISTER #more"));
        var bob = ConnectAccount("bob");
        Ask(Joined(bob, "#bobs"), "REGISTER #bobs");
        Assert.Equal("owner owns as many rooms as an account may.", Ask(bob, "TRANSFER #bobs owner"));
    }

    [Fact]
    public void After_a_restart_who_is_alone_in_a_room_may_register_it_and_who_is_not_alone_may_not()
    {
        ConnectAccount("ann");
        ConnectAccount("bob");
        Join("#room", Server.Connect("guest"));
        Restart();
        var (ann, bob) = (Return("ann"), Return("bob"));
        Join("#room", ann, bob);

        Assert.Equal("Only an owner of #room (~) can register it.", Ask(ann, "REGISTER #room"));
        bob.Send("PART #room");
        Assert.Contains("is registered to ann", Ask(ann, "REGISTER #room"), StringComparison.Ordinal);
        Assert.Equal(Roles.Owner, RolesOf("ann", "#room"));
    }

    [Fact]
    public void An_operator_and_the_console_register_any_room_for_anybody()
    {
        ConnectAccount("ann");
        Join("#room", Server.Connect("guest"));
        var boss = ConnectOperator("boss");

        Assert.Equal("Log in first: a room is registered to an account.", Ask(boss, "REGISTER #room"));
        Assert.Contains("is registered to ann", Ask(boss, "REGISTER #room ann"), StringComparison.Ordinal);
        Assert.StartsWith("For whom?", AskAtConsole("REGISTER #lobby"), StringComparison.Ordinal);
        Assert.Contains("is registered to ann", AskAtConsole("REGISTER #lobby ann"), StringComparison.Ordinal);
        Assert.Equal("There is no such account, or it cannot be used now.", AskAtConsole("REGISTER #lobby nobody"));
    }

    [Fact]
    public void A_store_that_fails_registers_nothing()
    {
        var owner = ConnectAccount("owner");
        Join("#room", owner);
        Server.Journal.BeforeCommit = () => new JournalException("The disk is full.");

        Assert.StartsWith("The change was not made", Ask(owner, "REGISTER #room"), StringComparison.Ordinal);
        Assert.Null(RegistrationOf("#room"));
    }

    [Fact]
    public void Names_that_look_alike_are_one_room()
    {
        var admin = OwnerOf("#admin");
        var eve = ConnectAccount("eve");

        eve.Send("JOIN #\u0430dmin");

        admin.Expects(":eve!... JOIN #admin");
        Assert.Equal(Roles.None, RolesOf("eve", "#admin"));
        Assert.Equal("#admin is registered already.", Ask(eve, "REGISTER #\u0430dmin"));
        Assert.Equal("Only the founder of #admin can give it up.", Ask(eve, "DROP #\u0430dmin"));
    }

    private static TestClient Joined(TestClient client, string room)
    {
        client.Send($"JOIN {room}");
        return client;
    }
}
