using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Rooms;

[Trait("Spec", "modern/MODE")]
public sealed class ModeCommandTests : RoomScenario
{
    [Fact]
    public void Without_modes_it_shows_them_and_when_the_room_was_made()
    {
        var (alice, bob) = (In("#a", "alice")[0], Server.Connect("bob"));
        alice.Send("MODE #a +kl secret 7");
        alice.ReadAll();

        alice.Send("MODE #A");
        bob.Send("MODE #a");

        alice.Expects(":chaton.local 324 alice #a +ntkl secret 7");
        alice.Expects(":chaton.local 329 alice #a 1767268800");
        bob.Expects(":chaton.local 324 bob #a +ntkl * 7");
        bob.Expects(":chaton.local 329 bob #a 1767268800");
    }

    [Fact]
    public void A_change_is_told_to_all_in_the_order_it_was_asked_for()
    {
        var clients = In("#a", "alice", "bob");
        clients[0].ReadAll();

        clients[0].Send("MODE #a +mov-t+l bob bob 12");

        clients[0].Expects(":alice!~alice@127.0.0.1 MODE #a +mov-t+l bob bob 12");
        clients[1].Expects(":alice!~alice@127.0.0.1 MODE #a +mov-t+l bob bob 12");
        Assert.Equal("+mnl 12", ModesOf("#a"));
        Assert.Equal(Roles.Operator | Roles.Voice, RolesOf("bob", "#a"));
    }

    [Fact]
    public void Only_real_changes_are_announced_and_of_several_of_one_thing_the_last_counts()
    {
        var clients = In("#a", "alice", "bob");
        var alice = clients[0];
        alice.Send("MODE #a +b x!*@*");
        alice.ReadAll();

        alice.Send("MODE #a +nt-i+b X!*@*", "MODE #a +m-m", "MODE #a -v bob", "MODE #a -b nobody", "MODE #a -k", "MODE #a -l", "MODE #a +i-i+i");

        alice.Expects(":alice!... MODE #a +i");
        alice.HearsNothing();
        clients[1].Hears(":alice!... MODE #a +b x!*@*");
        clients[1].Expects(":alice!... MODE #a +i");
        clients[1].HearsNothing();
    }

    [Fact]
    public void The_key_comes_off_with_any_argument_or_none_and_is_never_told_again()
    {
        var alice = In("#a", "alice")[0];

        alice.Send("MODE #a +k one", "MODE #a +k two", "MODE #a -k wrong", "MODE #a +k three", "MODE #a -k");

        alice.Expects(":alice!... MODE #a +k one");
        alice.Expects(":alice!... MODE #a +k two");
        alice.Expects(":alice!... MODE #a -k *");
        alice.Expects(":alice!... MODE #a +k three");
        alice.Expects(":alice!... MODE #a -k *");
        Assert.Equal("+nt", ModesOf("#a"));
    }

    [Theory]
    [InlineData("+k :pass phrase", "k")]
    [InlineData("+k a,b", "k")]
    [InlineData("+k ::a", "k")]
    [InlineData("+k 123456789012345678901234567890123", "k")]
    [InlineData("+k :", "k")]
    [InlineData("+k", "k")]
    [InlineData("+l 0", "l")]
    [InlineData("+l -3", "l")]
    [InlineData("+l many", "l")]
    [InlineData("+l 99999999999", "l")]
    [InlineData("+l", "l")]
    [InlineData("+o", "o")]
    public void A_bad_argument_is_refused_with_696_and_nothing_changes(string change, string letter)
    {
        var alice = In("#a", "alice")[0];

        alice.Send("MODE #a " + change);

        alice.Expects($":chaton.local 696 alice #a {letter} * :...");
        alice.HearsNothing();
        Assert.Equal("+nt", ModesOf("#a"));
    }

    [Fact]
    public void Unknown_letters_are_refused_one_by_one_and_the_others_are_obeyed()
    {
        var alice = In("#a", "alice")[0];

        alice.Send("MODE #a +XmYX");

        alice.Expects(":chaton.local 472 alice X :is unknown mode char to me");
        alice.Expects(":chaton.local 472 alice Y :is unknown mode char to me");
        alice.Expects(":alice!... MODE #a +m");
    }

    [Fact]
    public void Whoever_has_no_rank_or_is_not_there_changes_nothing()
    {
        var clients = In("#a", "alice", "bob");
        var (bob, carol) = (clients[1], Server.Connect("carol"));
        Give("bob", "#a", Roles.Voice);

        bob.Send("MODE #a +m", "MODE #a +b x", "MODE #a +v bob", "MODE #a +imk x");
        carol.Send("MODE #a +m", "MODE #nowhere +m", "MODE");

        for (var i = 0; i < 4; i++)
            bob.Expects(":chaton.local 482 bob #a :You're not channel operator");
        bob.HearsNothing();
        carol.Expects(":chaton.local 482 carol #a :You're not channel operator");
        carol.Expects(":chaton.local 403 carol #nowhere :No such channel");
        carol.Expects(":chaton.local 461 carol MODE :Not enough parameters");
        Assert.Equal("+nt", ModesOf("#a"));
    }

    [Fact]
    public void Who_is_not_there_gets_no_role()
    {
        var (alice, _) = (In("#a", "alice")[0], Server.Connect("bob"));

        alice.Send("MODE #a +oo bob nobody");

        alice.Expects(":chaton.local 441 alice bob #a :They aren't on that channel");
        alice.Expects(":chaton.local 401 alice nobody :No such nick/channel");
        alice.HearsNothing();
    }

    [Fact]
    public void A_hostile_operator_takes_no_role_from_its_betters_and_gives_none_above_its_own()
    {
        var clients = In("#a", "alice", "mallory", "carol");
        var mallory = clients[1];
        Give("mallory", "#a", Roles.Operator);
        Give("carol", "#a", Roles.Protected | Roles.Operator | Roles.Voice);
        mallory.ReadAll();

        mallory.Send("MODE #a -q alice", "MODE #a +q mallory", "MODE #a +a mallory", "MODE #a -aov carol carol carol", "MODE #a +qaohv-o mallory mallory mallory mallory mallory alice");

        for (var i = 0; i < 4; i++)
            mallory.Expects(":chaton.local 482 mallory #a ...");
        mallory.Expects(":chaton.local 482 mallory #a ...");
        mallory.Expects(":mallory!... MODE #a +hv mallory mallory");
        mallory.HearsNothing();
        Assert.Equal(Roles.Owner, RolesOf("alice", "#a"));
        Assert.Equal(Roles.Protected | Roles.Operator | Roles.Voice, RolesOf("carol", "#a"));
    }

    [Fact]
    public void Anybody_may_give_up_a_role_and_has_it_no_more_from_then_on()
    {
        var clients = In("#a", "alice", "bob");
        var alice = clients[0];
        alice.ReadAll();

        alice.Send("MODE #a -q+o alice bob", "MODE #a +q alice");

        alice.Expects(":chaton.local 482 alice #a ...");
        alice.Expects(":alice!... MODE #a -q alice");
        alice.Expects(":chaton.local 482 alice #a ...");
        Assert.Equal(Roles.None, RolesOf("bob", "#a"));
    }

    [Fact]
    public void Half_operators_ban_and_voice_but_set_no_modes()
    {
        var clients = In("#a", "alice", "bob", "carol");
        var bob = clients[1];
        Give("bob", "#a", Roles.HalfOperator);
        bob.ReadAll();

        bob.Send("MODE #a +bv-m x carol", "MODE #a +i", "MODE #a +h carol");

        bob.Expects(":chaton.local 482 bob #a ...");
        bob.Expects(":bob!... MODE #a +bv x!*@* carol");
        bob.Expects(":chaton.local 482 bob #a ...");
        bob.Expects(":chaton.local 482 bob #a ...");
    }

    [Fact]
    public void Masks_are_completed_and_lists_are_shown_with_who_and_when()
    {
        var alice = In("#a", "alice")[0];
        alice.Send("MODE #a +bbeI bob *@10.0.0.1 carol!c dave@here");
        alice.Expects(":alice!... MODE #a +bbeI bob!*@* *!*@10.0.0.1 carol!c@* *!dave@here");

        alice.Send("MODE #a b", "MODE #a +e", "MODE #a -I");

        alice.Expects(":chaton.local 367 alice #a bob!*@* alice!~alice@127.0.0.1 1767268800");
        alice.Expects(":chaton.local 367 alice #a *!*@10.0.0.1 alice!~alice@127.0.0.1 1767268800");
        alice.Expects(":chaton.local 368 alice #a :End of channel ban list");
        alice.Expects(":chaton.local 348 alice #a carol!c@* alice!~alice@127.0.0.1 1767268800");
        alice.Expects(":chaton.local 349 alice #a :End of channel exception list");
        alice.Expects(":chaton.local 346 alice #a *!dave@here alice!~alice@127.0.0.1 1767268800");
        alice.Expects(":chaton.local 347 alice #a :End of Channel Invite Exception List");
    }

    [Fact]
    public void A_list_is_shown_once_however_often_it_is_asked_for()
    {
        var alice = In("#a", "alice")[0];

        alice.Send("MODE #a bbbb+bb-bb");

        alice.Expects(":chaton.local 368 ...");
        alice.HearsNothing();
    }

    [Fact]
    public void Everybody_sees_the_bans_but_only_who_decides_sees_who_is_let_in()
    {
        var clients = In("#a", "alice", "bob");

        clients[1].Send("MODE #a b", "MODE #a e", "MODE #a I");

        clients[1].Expects(":chaton.local 368 bob #a ...");
        clients[1].Expects(":chaton.local 482 bob #a ...");
        clients[1].Expects(":chaton.local 482 bob #a ...");
    }

    [Fact]
    public void An_entry_comes_off_in_any_case()
    {
        var alice = In("#a", "alice")[0];

        alice.Send("MODE #a +b BOB", "MODE #a -b bob", "MODE #a b");

        alice.Expects(":alice!... MODE #a +b BOB!*@*");
        alice.Expects(":alice!... MODE #a -b bob!*@*");
        alice.Expects(":chaton.local 368 ...");
    }

    [Fact]
    public void A_full_list_takes_no_more_but_the_others_do()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { ListEntries = 2 } });
        var alice = server.Connect("alice");
        Join("#a", alice);

        alice.Send("MODE #a +bbb-b+be m1 m2 m3 m1 m4 m5");
        alice.Expects(":chaton.local 478 alice #a b :Channel list is full");
        alice.Expects(":alice!... MODE #a +bbe m2!*@* m3!*@* m5!*@*");
    }

    [Fact]
    public void Two_who_fill_a_list_at_the_same_time_do_not_overfill_it()
    {
        using var server = new TestServer(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { ListEntries = 2 } });
        var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));
        Join("#a", alice, bob);
        alice.Send("MODE #a +o bob");
        alice.ReadAll();
        bob.ReadAll();

        alice.Post("MODE #a +bb m1 m2");
        server.RunWithoutJournal();
        bob.Post("MODE #a +b m3");
        server.Run();

        bob.Expects(":chaton.local 478 bob #a b ...");
        bob.Expects(":alice!... MODE #a +bb m1!*@* m2!*@*");
        alice.Expects(":alice!... MODE #a +bb m1!*@* m2!*@*");
        alice.Send("MODE #a -b m1", "MODE #a +b m3");
        alice.Expects(":alice!... MODE #a -b m1!*@*");
        alice.Expects(":alice!... MODE #a +b m3!*@*");
    }

    [Fact]
    public void A_mask_without_end_is_refused()
    {
        var alice = In("#a", "alice")[0];

        alice.Send($"MODE #a +b {new string('x', 300)}");

        alice.Expects(":chaton.local 696 alice #a b * :The mask is longer than 200 bytes");
        alice.HearsNothing();
    }

    [Fact]
    public void Many_long_masks_are_announced_in_lines_that_fit()
    {
        var clients = In("#a", "alice", "bob");
        var masks = Enumerable.Range(0, 4).Select(i => $"{i}{new string('x', 90)}").ToList();
        clients[0].ReadAll();

        clients[0].Send($"MODE #a +bbbb {string.Join(' ', masks)}");

        var heard = clients[1].ReadAll();
        Assert.Equal(2, heard.Count);
        Assert.All(heard, line => Assert.True(line.Length <= 510));
        Assert.All(masks, mask => Assert.Contains(heard, line => line.Contains(mask + "!*@*", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_kept_change_is_shown_when_it_is_stored_and_not_at_all_when_it_is_not()
    {
        var (alice, bob) = (Server.Connect("alice", "standard-replies"), Server.Connect("bob"));
        Join("#a", alice, bob);
        alice.Post("MODE #a +m");
        Server.RunWithoutJournal();
        bob.HearsNothing();
        Server.Run();
        bob.Expects(":alice!... MODE #a +m");
        alice.ReadAll();
        Server.Journal.BeforeCommit = () => new JournalException("full");

        alice.Send("MODE #a +ikbv-m key x bob", "MODE #a +v bob");

        alice.Expects(":chaton.local FAIL MODE MESSAGE_NOT_STORED :The change was not made: ...");
        alice.Expects(":alice!... MODE #a +v bob");
        alice.HearsNothing();
        bob.Expects(":alice!... MODE #a +v bob");
        bob.HearsNothing();
        Server.Journal.BeforeCommit = null;
        Assert.Equal("+mnt", ModesOf("#a"));
        alice.Send("MODE #a +b x");
        alice.Expects(":alice!... MODE #a +b x!*@*");
    }

    [Fact]
    public void A_role_is_judged_after_the_wait_for_the_store()
    {
        var clients = In("#a", "alice", "mallory", "carol");
        var (alice, mallory) = (clients[0], clients[1]);
        Give("mallory", "#a", Roles.Operator);
        foreach (var client in clients)
            client.ReadAll();

        mallory.Post("MODE #a +mo carol");
        Server.RunWithoutJournal();
        alice.Post("MODE #a -o mallory");
        Server.RunWithoutJournal();
        Server.Run();

        mallory.Expects(":alice!... MODE #a -o mallory");
        mallory.Expects(":chaton.local 482 mallory #a ...");
        mallory.Expects(":mallory!... MODE #a +m");
        Assert.Equal(Roles.None, RolesOf("carol", "#a"));
    }

    [Fact]
    public void Two_changes_of_one_flag_at_the_same_time_are_one()
    {
        var clients = In("#a", "alice", "bob");
        Give("bob", "#a", Roles.Operator);
        clients[0].ReadAll();

        clients[0].Post("MODE #a +m");
        clients[1].Post("MODE #a +m");
        Server.Run();

        Assert.Single(clients[0].ReadAll(), line => line.Contains("MODE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_room_that_is_gone_before_its_mode_is_stored_stays_gone()
    {
        var alice = In("#a", "alice")[0];

        alice.Post("MODE #a +m", "PART #a");
        Server.RunWithoutJournal();
        alice.Disconnect();

        Assert.False(Has("#a"));
        Join("#a", Server.Connect("bob"));
        Assert.Equal("+nt", ModesOf("#a"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response")]
    public void A_label_comes_back_on_the_change_and_as_ACK_where_there_is_none()
    {
        var alice = Server.Connect("alice", "batch labeled-response");
        Join("#a", alice);

        alice.Send("@label=1 MODE #a +m", "@label=2 MODE #a +m");

        alice.Expects("@label=1 :alice!... MODE #a +m");
        alice.Expects("@label=2 :chaton.local ACK");
    }

    [Fact]
    public void Nothing_is_known_of_a_secret_room_from_outside()
    {
        var (alice, mallory) = (In("#a", "alice")[0], Server.Connect("mallory"));
        alice.Send("MODE #a +s");

        mallory.Send("MODE #a", "MODE #a b", "MODE #a +m");

        for (var i = 0; i < 3; i++)
            mallory.Expects(":chaton.local 403 mallory #a :No such channel");
    }
}
