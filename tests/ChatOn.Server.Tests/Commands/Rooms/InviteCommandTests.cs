using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Commands.Rooms;

[Trait("Spec", "modern/INVITE")]
public sealed class InviteCommandTests : RoomScenario
{
    [Fact]
    public void The_invited_hears_it_and_comes_into_a_closed_room_once()
    {
        var (alice, bob) = (In("#a", "alice")[0], Server.Connect("bob"));
        alice.Send("MODE #a +i");
        alice.ReadAll();

        alice.Send("INVITE BOB #A");

        alice.Expects(":chaton.local 341 alice bob #a");
        alice.HearsNothing();
        bob.Expects(":alice!~alice@127.0.0.1 INVITE bob #a");
        bob.Send("JOIN #a");
        bob.Hears(":bob!... JOIN #a");
        bob.Send("PART #a", "JOIN #a");
        bob.Hears(":chaton.local 473 bob #a :Cannot join channel (+i)");
    }

    [Fact]
    public void An_away_person_is_said_to_be_away()
    {
        var (alice, _) = (In("#a", "alice")[0], Server.Connect("bob"));
        Server.OnLoop(() => Server.World.FindUser("bob")!.GoAway("lunch"));

        alice.Send("INVITE bob #a");

        alice.Expects(":chaton.local 341 alice bob #a");
        alice.Expects(":chaton.local 301 alice bob :lunch");
    }

    [Fact]
    public void Each_error_has_its_numeric()
    {
        var clients = In("#a", "alice", "bob");
        var (alice, bob, carol) = (clients[0], clients[1], Server.Connect("carol"));
        alice.ReadAll();

        alice.Send("INVITE carol", "INVITE nobody #a", "INVITE carol #nowhere", "INVITE bob #a");
        carol.Send("INVITE bob #a");

        alice.Expects(":chaton.local 461 alice INVITE :Not enough parameters");
        alice.Expects(":chaton.local 401 alice nobody :No such nick/channel");
        alice.Expects(":chaton.local 403 alice #nowhere :No such channel");
        alice.Expects(":chaton.local 443 alice bob #a :is already on channel");
        carol.Expects(":chaton.local 442 carol #a :You're not on that channel");
        bob.HearsNothing();
    }

    [Fact]
    public void Any_member_invites_into_an_open_room_and_half_operators_and_above_into_a_closed_one()
    {
        var clients = In("#a", "alice", "bob");
        var (alice, bob, _) = (clients[0], clients[1], Server.Connect("carol"));

        bob.Send("INVITE carol #a");
        bob.Expects(":chaton.local 341 bob carol #a");
        alice.Send("MODE #a +i");
        bob.Send("INVITE carol #a");
        bob.Hears(":chaton.local 482 bob #a :You're not channel operator");
        Give("bob", "#a", Roles.HalfOperator);
        bob.Send("INVITE carol #a");
        bob.Expects(":chaton.local 341 bob carol #a");
    }

    [Fact]
    public void An_operator_invites_past_ban_key_and_limit_but_a_hostile_member_does_not()
    {
        var clients = In("#a", "alice", "mallory");
        var (alice, mallory, bob) = (clients[0], clients[1], Server.Connect("bob"));
        alice.Send("MODE #a +bkl bob!*@* key 1");

        mallory.Send("INVITE bob #a");
        bob.Send("JOIN #a", "JOIN #a key");
        bob.Expects(":mallory!... INVITE bob #a");
        bob.Expects(":chaton.local 475 bob #a ...");
        bob.Expects(":chaton.local 474 bob #a ...");
        alice.Send("INVITE bob #a");
        mallory.Send("INVITE bob #a");
        bob.Send("JOIN #a");
        bob.Hears(":bob!... JOIN #a");
    }

    [Fact]
    public void An_invitation_of_a_plain_member_opens_a_room_that_was_closed_afterwards()
    {
        var clients = In("#a", "alice", "bob");
        var carol = Server.Connect("carol");
        clients[1].Send("INVITE carol #a");
        clients[0].Send("MODE #a +i");

        carol.Send("JOIN #a");

        carol.Hears(":carol!... JOIN #a");
    }

    [Fact]
    [Trait("Spec", "IRCv3/invite-notify#1")]
    [Trait("Spec", "IRCv3/invite-notify#2")]
    public void Half_operators_and_above_with_invite_notify_are_told()
    {
        var alice = Server.Connect("alice", "invite-notify");
        var (bob, carol, dave) = (Server.Connect("bob", "invite-notify"), Server.Connect("carol", "invite-notify"), Server.Connect("dave"));
        Join("#a", alice, bob, carol, dave);
        Give("bob", "#a", Roles.HalfOperator);
        Give("dave", "#a", Roles.Operator);
        Server.Connect("erin");
        foreach (var client in new[] { alice, bob, carol, dave })
            client.ReadAll();

        alice.Send("INVITE erin #a");

        alice.Expects(":chaton.local 341 alice erin #a");
        alice.HearsNothing();
        bob.Expects(":alice!~alice@127.0.0.1 INVITE erin #a");
        carol.HearsNothing();
        dave.HearsNothing();
    }

    [Fact]
    public void Alone_it_lists_ones_own_invitations()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a,#b,#c", alice);
        alice.Send("INVITE bob #a", "INVITE bob #b", "INVITE bob #c", "PART #b");
        bob.Send("JOIN #c", "PART #c");
        bob.ReadAll();

        bob.Send("INVITE");

        bob.Expects(":chaton.local 336 bob #a");
        bob.Expects(":chaton.local 337 bob :End of /INVITE list");
    }

    [Fact]
    public void An_invitation_ends_with_the_visit_and_with_the_room()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        Join("#a,#b", alice);
        alice.Send("MODE #a +i", "INVITE bob #a", "INVITE bob #b");
        bob.Send("QUIT");

        var next = Server.Connect("bob");
        next.Send("JOIN #a", "INVITE");

        next.Expects(":chaton.local 473 bob #a ...");
        next.Expects(":chaton.local 337 bob ...");

        alice.Send("INVITE bob #b", "PART #b", "JOIN #b", "MODE #b +i");
        next.ReadAll();
        next.Send("JOIN #b");
        next.Expects(":chaton.local 473 bob #b ...");
    }

    [Fact]
    public void A_hostile_member_of_rooms_without_number_fills_nobodys_memory()
    {
        var (mallory, _) = (Server.Connect("mallory"), Server.Connect("bob"));

        for (var i = 0; i < 50; i++)
            mallory.Send($"JOIN #{i}", $"INVITE bob #{i}", $"PART #{i}");

        Server.OnLoop(() => Assert.Empty(Server.World.FindUser("bob")!.Invitations));
    }

    [Fact]
    public void Nothing_is_known_of_a_secret_room_from_outside()
    {
        var (alice, mallory) = (In("#a", "alice")[0], Server.Connect("mallory"));
        alice.Send("MODE #a +s");

        mallory.Send("INVITE alice #a", "INVITE mallory #a");

        mallory.Expects(":chaton.local 403 mallory #a :No such channel");
        mallory.Expects(":chaton.local 403 mallory #a :No such channel");
    }
}
