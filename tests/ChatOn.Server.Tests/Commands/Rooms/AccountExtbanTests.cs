using ChatOn.Server.Tests.Services.Rooms;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Rooms;

/// <summary>Accounts in the lists of a room: <c>$a:name</c>.</summary>
public sealed class AccountExtbanTests : RegisteredRoomScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/account-extban#1")]
    [Trait("Spec", "IRCv3/account-extban#2")]
    public void The_prefix_and_the_name_are_announced()
    {
        var client = Server.Open();
        client.Send("NICK ann", "USER ann 0 * :ann");

        var line = client.Hears("... 005 ann ACCOUNTEXTBAN=a ...");

        Assert.Contains(" EXTBAN=$,a ", line, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Spec", "IRCv3/account-extban#2")]
    [Trait("Spec", "IRCv3/account-extban#3")]
    public void A_ban_on_an_account_finds_it_under_any_nickname()
    {
        var (op, ann) = (Server.Connect("op"), ConnectAccount("ann"));
        Join("#room", op);
        op.Send("MODE #room +b $a:ANN");
        op.Expects(":op!... MODE #room +b $a:ANN");
        ann.Send("NICK other");
        ann.ReadAll();

        ann.Send("JOIN #room");

        ann.Expects(":chaton.local 474 other #room ...");
    }

    [Fact]
    public void A_member_whose_account_is_banned_is_silent()
    {
        var (op, ann, bob) = (Server.Connect("op"), ConnectAccount("ann"), Server.Connect("bob"));
        Join("#room", op, ann, bob);
        op.Send("MODE #room +b $a:ann");
        ann.ReadAll();

        ann.Send("PRIVMSG #room :hello");

        ann.Expects(":chaton.local 404 ann #room ...");
        bob.Send("PRIVMSG #room :I am nobody");
        op.Hears(":bob!... PRIVMSG #room :I am nobody");
    }

    [Fact]
    public void A_guest_with_the_nickname_or_with_the_words_in_its_realname_is_not_meant()
    {
        var op = Server.Connect("op");
        Join("#room", op);
        op.Send("MODE #room +b $a:ann");
        var guest = Server.Open();
        guest.Send("NICK ann", "USER $a:ann 0 * :$a:ann");
        guest.Hears("... 422 ...");

        guest.Send("JOIN #room");

        guest.Hears(":ann!... JOIN #room");
    }

    [Fact]
    public void An_exception_and_an_invitation_exception_can_name_an_account()
    {
        var (op, ann, bob) = (Server.Connect("op"), ConnectAccount("ann"), ConnectAccount("bob"));
        Join("#room", op);
        op.Send("MODE #room +ibeI *!*@* $a:a* $a:ann");

        bob.Send("JOIN #room");
        bob.Expects(":chaton.local 474 bob #room ...");
        ann.Send("JOIN #room");
        ann.Expects(":ann!... JOIN #room");
        op.Send("MODE #room -b *!*@*");
        bob.Send("JOIN #room");
        bob.Expects(":chaton.local 473 bob #room ...");
    }

    [Theory]
    [InlineData("$a:*")]
    [InlineData("$a:?nn")]
    public void Wildcards_stand_for_accounts_and_never_for_guests(string mask)
    {
        var (op, ann, guest) = (Server.Connect("op"), ConnectAccount("ann"), Server.Connect("gnn"));
        Join("#room", op);
        op.Send($"MODE #room +b {mask}");

        ann.Send("JOIN #room");
        ann.Expects(":chaton.local 474 ann #room ...");
        Join("#room", guest);
        guest.Send("PRIVMSG #room :hello");
        op.Hears(":gnn!... PRIVMSG #room :hello");
    }

    [Fact]
    public void It_is_listed_taken_back_and_kept_as_it_was_given()
    {
        var owner = OwnerOf("#room");
        owner.Send("MODE #room +b $a:ann");
        Restart();
        owner = Return("owner");
        Join("#room", owner);

        owner.Send("MODE #room b");
        owner.Expects(":chaton.local 367 owner #room $a:ann owner!... ...");
        owner.Send("MODE #room -b $A:ann", "MODE #room -b $a:Ann");
        owner.Hears(":owner!... MODE #room -b $a:Ann");
    }

    [Fact]
    public void Logging_in_while_banned_silences_at_once()
    {
        var op = Server.Connect("op");
        ConnectAccount("ann").Send("QUIT");
        TestClient guest = Server.Connect("guest");
        Join("#room", op, guest);
        op.Send("MODE #room +b $a:ann");

        guest.Send("NICKSERV IDENTIFY ann correcthorse");
        guest.ReadAll();
        guest.Send("PRIVMSG #room :hello");

        guest.Expects(":chaton.local 404 guest #room ...");
    }
}
