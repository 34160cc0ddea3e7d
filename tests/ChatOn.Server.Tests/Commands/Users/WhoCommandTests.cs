using ChatOn.Server.State;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Users;

[Trait("Spec", "modern/WHO")]
public sealed class WhoCommandTests : Scenario
{
    [Fact]
    public void A_room_is_listed_with_flags_and_ends_with_the_mask_as_it_was_given()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));
        Join("#a", alice, bob);
        bob.Send("AWAY :lunch");

        alice.Send("WHO #A");

        alice.Expects(":chaton.local 352 alice #a ~alice 127.0.0.1 chaton.local alice H~ :0 alice of the tests");
        alice.Expects(":chaton.local 352 alice #a ~bob 127.0.0.1 chaton.local bob G :0 bob of the tests");
        alice.Expects(":chaton.local 315 alice #A :End of WHO list");
        alice.HearsNothing();
    }

    [Fact]
    public void A_nickname_is_found_in_any_case_even_of_an_invisible_user_but_a_mask_finds_no_invisible_stranger()
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));
        SetModes("bob", UserModes.Invisible);

        alice.Send("WHO BOB", "WHO bo*", "WHO *", "WHO 0");

        alice.Expects(":chaton.local 352 alice * ~bob 127.0.0.1 chaton.local bob H :0 bob of the tests");
        alice.Expects(":chaton.local 315 alice BOB :End of WHO list");
        alice.Expects(":chaton.local 315 alice bo* :End of WHO list");
        alice.Expects("... 352 ... alice H :0 ...");
        alice.Expects(":chaton.local 315 alice * :End of WHO list");
        alice.Expects("... 352 ... alice H :0 ...");
        alice.Expects(":chaton.local 315 alice 0 :End of WHO list");

        Join("#a", alice, bob);
        alice.Send("WHO bo*");
        alice.Expects("... 352 alice #a ~bob 127.0.0.1 chaton.local bob H :0 ...");
        alice.Expects("... 315 ...");
    }

    [Fact]
    public void An_operator_and_a_bot_are_marked_and_operators_can_be_asked_for()
    {
        var (alice, boss) = (Connect("alice"), ConnectOperator("bigboss"));
        SetModes("alice", UserModes.Bot);
        Join("#a", boss);

        boss.Send("WHO alice", "WHO bigboss", "WHO * o");

        boss.Expects("... alice HB :0 ...");
        boss.Expects("... 315 ...");
        boss.Expects("... 352 bigboss #a ~bigboss 127.0.0.1 chaton.local bigboss H*~ :0 ...");
        boss.Expects("... 315 ...");
        boss.Expects("... bigboss H*~ :0 ...");
        boss.Expects("... 315 bigboss * :End of WHO list");
        alice.HearsNothing();
    }

    [Fact]
    public void Nothing_is_told_of_a_secret_room_to_who_is_not_in_it()
    {
        var (alice, bob, carol) = (Connect("alice"), Connect("bob"), Connect("carol"));
        Join("#a", alice, bob);
        SetRoomMode("#a", 's');

        carol.Send("WHO #a", "WHO bob", "WHO #nowhere", "WHO nobody");

        carol.Expects(":chaton.local 315 carol #a :End of WHO list");
        carol.Expects("... 352 carol * ~bob ...");
        carol.Expects(":chaton.local 315 carol bob :End of WHO list");
        carol.Expects(":chaton.local 315 carol #nowhere :End of WHO list");
        carol.Expects(":chaton.local 315 carol nobody :End of WHO list");
        alice.Send("WHO bob");
        alice.Expects("... 352 alice #a ~bob ...");
    }

    [Fact]
    public void An_invisible_member_is_hidden_from_who_is_outside()
    {
        var (alice, bob, carol) = (Connect("alice"), Connect("bob"), Connect("carol"));
        Join("#a", alice, bob);
        SetModes("bob", UserModes.Invisible);

        carol.Send("WHO #a");

        carol.Expects("... alice H~ :0 ...");
        carol.Expects("... 315 ...");
    }

    [Theory]
    [InlineData("%tcuihsnfdlaor,123")]
    [InlineData("%roaldfnshiuct,123")]
    [Trait("Spec", "IRCv3/whox")]
    [Trait("Spec", "IRCv3/whox#3")]
    [Trait("Spec", "IRCv3/whox#6")]
    [Trait("Spec", "IRCv3/whox#7")]
    [Trait("Spec", "IRCv3/whox#8")]
    [Trait("Spec", "IRCv3/whox#11")]
    public void All_fields_come_in_one_order_whatever_order_they_were_asked_for_in(string fields)
    {
        var (alice, bob) = (Connect("alice"), Connect("bob"));
        Join("#a", alice, bob);
        Server.Advance(TimeSpan.FromSeconds(7));

        alice.Send($"WHO bob {fields}");

        alice.Expects(
            ":chaton.local 354 alice 123 #a ~bob 255.255.255.255 127.0.0.1 chaton.local bob H 0 7 0 n/a :bob of the tests");
        alice.Expects(":chaton.local 315 alice bob :End of WHO list");
    }

    [Fact]
    [Trait("Spec", "IRCv3/whox")]
    [Trait("Spec", "IRCv3/whox#9")]
    [Trait("Spec", "IRCv3/whox#10")]
    public void Only_the_fields_that_were_asked_for_come_and_unknown_ones_are_passed_over()
    {
        var (alice, _) = (Connect("alice"), Connect("bob"));

        alice.Send("WHO bob %nZ", "WHO bob %tna,42", "WHO bob %tn", "WHO bob %tn,1234", "WHO alice %i", "WHO bob o%n");

        alice.Expects(":chaton.local 354 alice bob");
        alice.Expects("... 315 ...");
        alice.Expects(":chaton.local 354 alice 42 bob 0");
        alice.Expects("... 315 ...");
        alice.Expects(":chaton.local 354 alice 0 bob");
        alice.Expects("... 315 ...");
        alice.Expects(":chaton.local 354 alice 0 bob");
        alice.Expects("... 315 ...");
        alice.Expects(":chaton.local 354 alice 127.0.0.1");
        alice.Expects("... 315 ...");
        alice.Expects("... 315 ...");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/whox")]
    [Trait("Spec", "IRCv3/whox#6")]
    [Trait("Spec", "IRCv3/whox#11")]
    public void What_is_not_told_has_its_placeholder()
    {
        var (alice, _) = (Connect("alice"), Connect("bob"));

        alice.Send("WHO bob %ciao", "WHO alice %c");

        alice.Expects(":chaton.local 354 alice * 255.255.255.255 0 n/a");
        alice.Expects("... 315 ...");
        alice.Expects(":chaton.local 354 alice *");
        alice.Expects("... 315 ...");
        alice.HearsNothing();
    }

    [Fact]
    public void A_long_answer_is_made_as_the_reader_reads_and_does_not_cut_it()
    {
        var options = TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { SendQueueBytes = 50_000 } };
        using var server = new TestServer(options);
        var alice = server.Connect("alice");
        for (var i = 0; i < 1000; i++)
            server.Open().Register($"user{i}");
        var before = alice.Transport.Sends.Count;
        alice.Transport.IsReading = false;

        alice.Send("WHO *", "PING after");
        Assert.False(alice.IsClosed);
        server.OnLoop(() => Assert.InRange(server.World.FindUser("alice")!.Sessions[0].Output.Waiting, 1, 50_000));

        while (alice.Transport.ReadAgain())
        {
            alice.Transport.IsReading = false;
            alice.Drain();
        }

        var lines = alice.ReadAll();
        Assert.Equal(1001, lines.Count(line => line.Contains(" 352 ", StringComparison.Ordinal)));
        Assert.Contains(" PONG ", lines[^1], StringComparison.Ordinal);
        Assert.True(alice.Transport.Sends.Count > before + 2);
    }

    [Fact]
    public void A_hostile_mask_is_answered_like_any_other()
    {
        var alice = Connect("alice");
        for (var i = 0; i < 50; i++)
            Connect(new string('a', 20) + i);

        alice.Send($"WHO {string.Concat(Enumerable.Repeat("*a", 200))}b", "WHO :", "WHO", "WHO :* *", "WHO * %", "WHO ? %t,");

        Assert.Equal(6, alice.ReadAll().Count(line => line.Contains(" 315 alice ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_labelled_answer_is_one_batch()
    {
        var alice = Connect("alice", "batch labeled-response");
        Connect("bob");

        alice.Send("@label=w WHO bob");

        alice.Expects("@label=w :chaton.local BATCH +... labeled-response");
        alice.Expects("@batch=... :chaton.local 352 alice * ~bob ...");
        alice.Expects("@batch=... :chaton.local 315 alice bob :End of WHO list");
        alice.Expects(":chaton.local BATCH -...");
        alice.HearsNothing();
    }
}
