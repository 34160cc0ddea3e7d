using ChatOn.Server.Services.Rooms;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Services.Rooms;

public sealed class InvitationListTests : RegisteredRoomScenario
{
    private const string No = "Your rank in #room does not allow that.";
    private const string Invalid = "FAIL JOIN INVITATION_INVALID #room :The invitation is used up, has lapsed or was taken back; ask for another";

    [Fact]
    public void A_guest_comes_in_past_key_and_invite_only_once()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +ik secret");
        var (id, token) = Make(owner, "ADD");
        Assert.StartsWith($"{id}: none, 1 of 1 left, until 2026-01-08 12:00:00 UTC, by owner", Ask(owner, "INVITATION #room LIST"), StringComparison.Ordinal);

        var guest = Server.Connect("guest");
        guest.Send($"JOIN #room {token}");

        guest.Expects(":guest!... JOIN #room");
        Assert.Equal(Roles.None, RolesOf("guest", "#room"));
        RefusedTo("mallory", token);
        Assert.StartsWith($"{id}: none, 0 of 1 left", Ask(owner, "INVITATION #room LIST"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_gets_the_role_and_keeps_it_and_a_guest_does_not()
    {
        var owner = OwnerOf("#room");
        var (_, token) = Make(owner, "ADD operator 3 1h");
        var (bob, guest) = (ConnectAccount("bob"), Server.Connect("guest"));
        owner.ReadAll();

        bob.Send($"JOIN #room {token}");
        guest.Send($"JOIN #room {token}");

        owner.Hears(":chaton.local MODE #room +o bob");
        Assert.Equal(Roles.Operator, KeptRolesOf("bob", "#room"));
        Assert.Equal(Roles.None, RolesOf("guest", "#room"));
    }

    [Fact]
    public void Who_is_in_the_room_already_gets_the_role_by_it()
    {
        var owner = OwnerOf("#room");
        var (_, token) = Make(owner, "ADD voice");
        var bob = ConnectAccount("bob");
        Join("#room", bob);

        bob.Send($"JOIN #room {token}");

        bob.Expects(":chaton.local MODE #room +v bob");
    }

    [Fact]
    public void An_account_comes_in_again_by_it_but_gets_nothing_twice()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (_, token) = Make(owner, "ADD voice 1");
        var bob = ConnectAccount("bob");
        bob.Send($"JOIN #room {token}");
        Ask(owner, "ROLE #room bob none");
        bob.Send("PART #room");
        bob.ReadAll();

        bob.Send($"JOIN #room {token}");

        bob.Expects(":bob!... JOIN #room");
        Assert.Equal(Roles.None, RolesOf("bob", "#room"));
    }

    [Fact]
    public void Where_it_makes_no_difference_it_is_not_used_up()
    {
        var owner = OwnerOf("#room");
        var (id, token) = Make(owner, "ADD");
        Server.Connect("guest").Send($"JOIN #room {token}");

        Assert.StartsWith($"{id}: none, 1 of 1 left", Ask(owner, "INVITATION #room LIST"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_whose_line_broke_comes_in_again_without_using_it_up()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (id, token) = Make(owner, "ADD none 2");
        for (var i = 0; i < 5; i++)
        {
            var guest = LetIn("guest", token);
            Server.Advance(TimeSpan.FromHours(3));
            guest.Send("QUIT");
            Server.Advance(TimeSpan.FromMinutes(50));
        }

        Assert.StartsWith($"{id}: none, 1 of 2 left", Ask(owner, "INVITATION #room LIST"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_that_comes_back_too_late_from_elsewhere_or_under_another_nickname_is_another()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (_, token) = Make(owner, "ADD");
        LetIn("guest", token).Send("QUIT");

        RefusedTo("other", token);
        var elsewhere = Server.Open("192.0.2.7");
        elsewhere.Register("guest");
        elsewhere.Send($"JOIN #room {token}", "QUIT");
        elsewhere.Hears("... 473 guest #room ...");
        Server.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        RefusedTo("guest", token);
    }

    [Fact]
    public void Coming_back_makes_no_two_of_one()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (_, token) = Make(owner, "ADD");
        var guest = LetIn("guest", token);

        guest.Send("NICK renamed");
        RefusedTo("guest", token);
        guest.Send("QUIT");
        LetIn("renamed", token).Send("PART #room", "NICK third");
        RefusedTo("renamed", token);
    }

    [Fact]
    public void Who_was_put_out_does_not_come_back_by_it()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (_, token) = Make(owner, "ADD");
        var guest = LetIn("guest", token);

        owner.Send("KICK #room guest");
        guest.ReadAll();
        guest.Send($"JOIN #room {token}");

        guest.Hears("... 473 guest #room ...");
        guest.Send("QUIT");
        RefusedTo("guest", token);
    }

    [Fact]
    public void Coming_back_helps_against_no_ban_and_not_when_it_was_taken_back()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (id, token) = Make(owner, "ADD");
        LetIn("guest", token).Send("QUIT");

        owner.Send("MODE #room +b guest!*@*");
        var guest = Server.Connect("guest");
        guest.Send($"JOIN #room {token}");
        guest.Hears("... 474 guest #room ...");
        owner.Send("MODE #room -b guest!*@*");
        Ask(owner, $"INVITATION #room REMOVE {id}");
        guest.Send($"JOIN #room {token}");
        guest.Hears("... 473 guest #room ...");
    }

    [Fact]
    public void One_that_is_used_up_is_no_guess()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (_, used) = Make(owner, "ADD");
        var (_, good) = Make(owner, "ADD");
        LetIn("guest", used);
        var late = Server.Connect("late", "standard-replies");
        for (var i = 0; i <= Server.Options.Limits.WrongPasswords; i++)
            late.Send($"JOIN #room {used}");
        late.ReadAll();

        late.Send($"JOIN #room {good}");

        late.Expects(":late!... JOIN #room");
    }

    [Fact]
    public void It_lapses()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (_, token) = Make(owner, "ADD 5 10m");
        Server.Advance(TimeSpan.FromMinutes(10));

        RefusedTo("guest", token);
        Assert.Equal("0 invitations to #room.", Ask(owner, "INVITATION #room LIST"));
    }

    [Fact]
    public void One_that_was_taken_back_lets_nobody_in()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (id, token) = Make(owner, "ADD 5");

        Assert.Equal($"The invitation {id} to #room lets nobody in any more.", Ask(owner, $"INVITATION #room REMOVE {id}"));
        RefusedTo("guest", token);
        Assert.Equal("#room has no invitation of that name; LIST shows them.", Ask(owner, $"INVITATION #room REMOVE {id}"));
    }

    [Fact]
    public void It_opens_no_other_room()
    {
        var (_, token) = Make(OwnerOf("#room"), "ADD 5");
        var other = OwnerOf("#other", "oscar");
        other.Send("MODE #other +i");
        var guest = Server.Connect("guest", "standard-replies");

        guest.Send($"JOIN #other {token}");
        guest.Hears("... FAIL JOIN INVITATION_INVALID #other ...");
        guest.Hears("... 473 guest #other ...");
        guest.Send($"JOIN #nowhere {token}");
        guest.Expects("... FAIL JOIN INVITATION_INVALID #nowhere ...");
        Assert.Null(RegistrationOf("#nowhere"));
    }

    [Fact]
    public void It_opens_nothing_to_the_banned_nor_past_a_limit_nor_to_guests_where_only_accounts_may()
    {
        var owner = OwnerOf("#room");
        var (id, token) = Make(owner, "ADD 5");
        var guest = Server.Connect("guest");

        owner.Send("MODE #room +ib guest!*@*");
        guest.Send($"JOIN #room {token}");
        guest.Hears("... 474 guest #room ...");
        owner.Send("MODE #room -b+R guest!*@*");
        guest.Send($"JOIN #room {token}");
        guest.Hears("... 477 guest #room ...");
        owner.Send("MODE #room -R+l 1");
        guest.Send($"JOIN #room {token}");
        guest.Hears("... 471 guest #room ...");

        Assert.StartsWith($"{id}: none, 5 of 5 left", Ask(owner, "INVITATION #room LIST"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_hands_out_more_than_it_has()
    {
        var owner = OwnerOf("#room");
        var (op, half, bob) = (ConnectAccount("op"), ConnectAccount("half"), ConnectAccount("bob"));
        Join("#room", op, half, bob);
        owner.Send("MODE #room +oh op half");
        var guest = Server.Connect("guest");
        Join("#room", guest);

        Assert.Equal(No, Ask(bob, "INVITATION #room ADD"));
        Assert.Equal(No, Ask(half, "INVITATION #room ADD halfop"));
        Assert.Equal(No, Ask(half, "INVITATION #room ADD operator"));
        Assert.StartsWith("Invitation ", Ask(half, "INVITATION #room ADD voice"), StringComparison.Ordinal);
        Assert.StartsWith("Invitation ", Ask(op, "INVITATION #room ADD operator"), StringComparison.Ordinal);
        Assert.StartsWith("Log in first", Ask(guest, "INVITATION #room ADD"), StringComparison.Ordinal);
        Assert.StartsWith("Only who may invite", Ask(bob, "INVITATION #room LIST"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ADD owner")]
    [InlineData("ADD protected")]
    public void No_link_makes_an_owner(string words) =>
        Assert.Equal("Who owns or protects a room is a person that you name: ROLE.", Ask(OwnerOf("#room"), $"INVITATION #room {words}"));

    [Theory]
    [InlineData("ADD admin")]
    [InlineData("ADD 0")]
    [InlineData("ADD 101")]
    [InlineData("ADD -1")]
    [InlineData("ADD 1 91d")]
    [InlineData("ADD 1 permanent")]
    [InlineData("ADD 99999999999999999999")]
    [InlineData("REMOVE")]
    [InlineData("REDEEM")]
    public void Other_classes_numbers_and_times_are_refused(string words) =>
        Assert.StartsWith("It goes like this: INVITATION #room", Ask(OwnerOf("#room"), $"INVITATION #room {words}"), StringComparison.Ordinal);

    [Fact]
    public void It_stands_and_falls_with_the_rank_of_who_made_it()
    {
        var owner = OwnerOf("#room");
        var op = ConnectAccount("op");
        Join("#room", op);
        owner.Send("MODE #room +io op");
        var (id, token) = Make(op, "ADD operator 5");

        Ask(owner, "ROLE #room op halfop");

        RefusedTo("guest", token);
        Assert.Contains($"{id}: operator, 5 of 5 left, until 2026-01-08 12:00:00 UTC, by op, who may not invite like that any more", Ask(owner, "INVITATION #room LIST"), StringComparison.Ordinal);
        Ask(owner, "ROLE #room op operator");
        Server.Connect("late").Send($"JOIN #room {token}");
        Assert.Contains("4 of 5 left", Ask(owner, "INVITATION #room LIST"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_falls_with_the_account_that_made_it()
    {
        var owner = OwnerOf("#room");
        var op = ConnectAccount("op");
        Join("#room", op);
        owner.Send("MODE #room +io op");
        var (_, token) = Make(op, "ADD 5");

        Server.OnLoop(() => Server.Get<ChatOn.Server.Accounts.AccountDirectory>().Remove(Server.World.FindUser("op")!.Id));

        RefusedTo("guest", token);
    }

    [Fact]
    public void A_lesser_rank_does_not_take_back_what_it_could_not_make()
    {
        var owner = OwnerOf("#room");
        var half = ConnectAccount("half");
        Join("#room", half);
        owner.Send("MODE #room +h half");
        var (id, _) = Make(owner, "ADD operator");
        var (own, _) = Make(half, "ADD");

        Assert.Equal(No, Ask(half, $"INVITATION #room REMOVE {id}"));
        Assert.Contains("lets nobody in", Ask(half, $"INVITATION #room REMOVE {own}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Guesses_are_bounded()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (_, token) = Make(owner, "ADD 5");
        var guest = Server.Connect("guest", "standard-replies");
        for (var i = 0; i < Server.Options.Limits.WrongPasswords; i++)
            guest.Send($"JOIN #room inv-{new string('a', 21)}{(char)('a' + (i % 26))}");
        guest.ReadAll();

        guest.Send($"JOIN #room {token}");
        guest.Hears("... FAIL JOIN INVITATION_INVALID #room ...");

        Server.Advance(TimeSpan.FromSeconds(Server.Options.Limits.WrongPasswordSeconds));
        guest.ReadAll();
        guest.Send($"JOIN #room {token}");
        guest.Expects(":guest!... JOIN #room");
    }

    [Fact]
    public void Two_at_once_do_not_share_one_use()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (_, token) = Make(owner, "ADD");
        var (one, two) = (Server.Connect("one"), Server.Connect("two", "standard-replies"));

        one.Post($"JOIN #room {token}");
        two.Post($"JOIN #room {token}");
        Server.RunWithoutJournal();
        Assert.DoesNotContain(one.ReadAll(), line => line.Contains("JOIN #room", StringComparison.Ordinal));
        Server.Run();

        one.Expects(":one!... JOIN #room");
        two.Expects($":chaton.local {Invalid}");
    }

    [Fact]
    public void A_use_outlives_a_crash()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (_, token) = Make(owner, "ADD");
        Server.Connect("guest").Send($"JOIN #room {token}");

        Restart(WithOperator);

        RefusedTo("guest", token);
    }

    [Fact]
    public void What_could_not_be_stored_lets_nobody_in()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var (_, token) = Make(owner, "ADD");
        var guest = Server.Connect("guest");
        Server.Journal.BeforeCommit = () => new JournalException("full");

        guest.Send($"JOIN #room {token}");

        Assert.DoesNotContain(guest.ReadAll(), line => line.Contains(" JOIN #room", StringComparison.Ordinal) && line.StartsWith(":guest", StringComparison.Ordinal));
        Server.Journal.BeforeCommit = null;
    }

    [Fact]
    public void Nobody_else_sees_the_token_and_nothing_keeps_it()
    {
        var owner = OwnerOf("#room", capabilities: "echo-message");
        var (op, boss) = (ConnectAccount("op"), ConnectOperator("boss"));
        Join("#room", op, boss);
        owner.Send("MODE #room +oi op");
        op.ReadAll();
        boss.ReadAll();
        var (id, token) = Make(owner, "ADD voice 5");
        ConnectAccount("bob").Send($"JOIN #room {token}");

        string[] seen = [.. op.ReadAll(), .. boss.ReadAll(), .. owner.ReadAll(), Ask(op, "INVITATION #room LIST"), .. Audited(), .. Server.Log.All];
        Assert.DoesNotContain(seen, line => line.Contains(token, StringComparison.Ordinal));
        Assert.Contains($"bob INVITED voice by owner, {id} #room", Audited());
        Assert.Contains(Audited(), line => line.StartsWith($"owner INVITATION {id} voice, 5 until ", StringComparison.Ordinal));
        var stored = string.Concat(Server.Journal.LoadDocuments(DocumentKind.Room).Select(document => System.Text.Encoding.UTF8.GetString(document.Body.Span)));
        Assert.DoesNotContain(token, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(token["inv-".Length..], stored, StringComparison.Ordinal);
    }

    [Fact]
    public void A_room_has_so_many_and_no_more()
    {
        var owner = OwnerOf("#room");
        for (var i = 0; i < RoomInvitation.MaxInRoom; i++)
            Make(owner, "ADD 1 1h");

        Assert.Equal("#room has 20 invitations, and no more; REMOVE one.", Ask(owner, "INVITATION #room ADD"));
        Server.Advance(TimeSpan.FromHours(1));
        Make(owner, "ADD");
    }

    [Fact]
    public void The_machines_owner_makes_them_too()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +i");
        var token = AskAtConsole("INVITATION #room ADD operator").Split('\n')[0].Split(": ")[1];
        var bob = ConnectAccount("bob");

        bob.Send($"JOIN #room {token}");

        bob.Hears(":chaton.local MODE #room +o bob");
    }

    [Fact]
    public void A_room_that_is_not_registered_has_none()
    {
        var bob = ConnectAccount("bob");
        Join("#fleeting", bob);

        Assert.Equal("#fleeting is not registered.", Ask(bob, "INVITATION #fleeting ADD"));
    }

    [Fact]
    public void Tokens_are_128_bits_and_never_the_same()
    {
        var owner = OwnerOf("#room");
        var tokens = Enumerable.Range(0, RoomInvitation.MaxInRoom).Select(_ => Make(owner, "ADD").Token).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(RoomInvitation.MaxInRoom, tokens.Count);
        Assert.All(tokens, token => Assert.Matches("^inv-[A-Za-z0-9_-]{22}$", token));
        Assert.All(tokens, token => Assert.True(RoomInvitations.IsToken(token)));
    }

    /// <summary>What the browser client reads too.</summary>
    private static (string Id, string Token) Make(TestClient client, string words)
    {
        var answer = Ask(client, $"INVITATION #room {words}").Split('\n')[0];
        Assert.Matches("^Invitation [a-z0-9]{6} for #room: inv-[A-Za-z0-9_-]{22}$", answer);
        return (answer.Split(' ')[1], answer.Split(": ")[1]);
    }

    private TestClient LetIn(string nick, string token)
    {
        var guest = Server.Connect(nick);
        guest.Send($"JOIN #room {token}");
        guest.Hears($":{nick}!... JOIN #room");
        guest.ReadAll();
        return guest;
    }

    private void RefusedTo(string nick, string token)
    {
        var client = Server.Connect(nick, "standard-replies");
        client.Send($"JOIN #room {token}");
        client.Expects($":chaton.local {Invalid}");
        Assert.DoesNotContain(client.ReadAll(), line => line.Contains(" JOIN #room", StringComparison.Ordinal));
    }
}
