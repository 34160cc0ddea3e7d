using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Commands;

[Trait("Spec", "IRCv3/labeled-response")]
public sealed class LabeledResponseTests() : Scenario(mayLogErrors: true)
{
    private const string Labels = "batch labeled-response standard-replies";

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response#4")]
    [Trait("Spec", "IRCv3/labeled-response#5")]
    [Trait("Spec", "IRCv3/labeled-response#6")]
    [Trait("Spec", "IRCv3/labeled-response#7")]
    [Trait("Spec", "IRCv3/labeled-response#8")]
    [Trait("Spec", "IRCv3/labeled-response#13")]
    public void One_line_carries_the_label_several_are_a_batch_and_none_is_an_ACK()
    {
        var alice = Connect("alice", Labels);

        alice.Send("@label=one PING x", "@label=many WHOIS alice", "@label=none PONG x");

        alice.Expects("@label=one :chaton.local PONG chaton.local :x");
        var start = alice.Expects("@label=many :chaton.local BATCH +... labeled-response");
        var reference = start.Split(' ')[3][1..];
        string line;
        while ((line = alice.Expects("...")) != $":chaton.local BATCH -{reference}")
            Assert.StartsWith($"@batch={reference} :chaton.local ", line, StringComparison.Ordinal);
        alice.Expects("@label=none :chaton.local ACK");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response#1")]
    [Trait("Spec", "IRCv3/labeled-response#2")]
    public void The_two_capabilities_come_in_any_order_and_apart()
    {
        var client = Server.Open();

        client.Send("CAP REQ labeled-response", "@label=1 PING x", "CAP REQ batch", "@label=2 PING x", "CAP REQ -batch", "@label=3 PING x");

        client.Expects("... ACK :labeled-response");
        client.Expects(":chaton.local PONG ...");
        client.Expects("... ACK :batch");
        client.Expects("@label=2 :chaton.local PONG ...");
        client.Expects("... ACK :-batch");
        client.Expects(":chaton.local PONG ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response#10")]
    public void A_label_is_opaque()
    {
        var alice = Connect("alice", Labels);

        alice.Send(@"@label=\s\:\\é+=/ PING x", @"@label=\s\: WHOIS alice");

        alice.Expects(@"@label=\s\:\\é+=/ :chaton.local PONG chaton.local :x");
        alice.Expects(@"@label=\s\: :chaton.local BATCH +r... labeled-response");
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response#1")]
    [Trait("Spec", "IRCv3/labeled-response#3")]
    [Trait("Spec", "IRCv3/labeled-response#12")]
    public void It_needs_both_capabilities_a_value_and_at_most_64_bytes()
    {
        var (alice, bob) = (Connect("alice", "labeled-response"), Connect("bob", Labels));

        alice.Send("@label=x PING 1");
        bob.Send("@label PING 1", "@label= PING 2", $"@label={new string('é', 33)} PING 3", $"@label={new string('é', 32)} PING 4");

        alice.Expects(":chaton.local PONG ...");
        bob.Expects(":chaton.local PONG chaton.local :1");
        bob.Expects(":chaton.local PONG chaton.local :2");
        bob.Expects(":chaton.local PONG chaton.local :3");
        bob.Expects($"@label={new string('é', 32)} :chaton.local PONG chaton.local :4");
    }

    [Theory]
    [InlineData("NOSUCHTHING", "421 alice NOSUCHTHING :Unknown command")]
    [InlineData("JOIN", "461 alice JOIN :Not enough parameters")]
    [InlineData("KILL bob :x", "481 alice :Permission Denied- You're not an IRC operator")]
    [InlineData("PRIVMSG nobody :x", "401 alice nobody :No such nick/channel")]
    [InlineData("USER a 0 * :a", "462 alice :You may not reregister")]
    [Trait("Spec", "IRCv3/standard-replies#8")]
    public void Refusals_carry_it(string line, string answer)
    {
        var alice = Connect("alice", Labels);

        alice.Send($"@label=r {line}");

        alice.Expects($"@label=r :chaton.local {answer}");
    }

    [Fact]
    public void Before_registration_too()
    {
        var client = Server.Open();

        client.Send("CAP REQ :batch labeled-response", "@label=1 WHO *", "@label=2 NICK alice", "@label=3 USER a 0 * :a");

        client.Expects("... ACK ...");
        client.Expects("@label=1 :chaton.local 451 * :You have not registered");
        client.Expects("@label=2 :chaton.local ACK");
        client.Expects("@label=3 :chaton.local ACK");
    }

    [Fact]
    public void The_welcome_is_one_batch()
    {
        var client = Server.Open();

        client.Send("CAP REQ :batch labeled-response", "NICK alice", "USER a 0 * :a", "@label=w CAP END");

        client.Hears("@label=w :chaton.local BATCH +... labeled-response");
        client.Expects("@batch=... :chaton.local 001 alice ...");
        client.Hears("@batch=... 422 ...");
        client.Expects(":chaton.local BATCH -...");
        client.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response#9")]
    public void Only_the_echo_of_a_message_to_oneself_carries_it()
    {
        var alice = Connect("alice", $"{Labels} echo-message");

        alice.Send("@label=e PRIVMSG alice :me");

        var lines = alice.ReadAll();
        Assert.Contains("@label=e :alice!~alice@127.0.0.1 PRIVMSG alice :me", lines);
        Assert.Single(lines, line => line.Contains("label=e", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_messages_that_were_not_stored_are_all_named_in_one_answer()
    {
        var (alice, bob) = (Connect("alice", Labels), Connect("bob"));
        Join("#a", alice, bob);
        Join("#b", alice, bob);
        Server.Journal.BeforeCommit = () => new JournalException("full");

        alice.Send("@label=f PRIVMSG #a,#b :hello", "PING after");

        var start = alice.Expects("@label=f :chaton.local BATCH +... labeled-response");
        var reference = start.Split(' ')[3][1..];
        alice.Expects($"@batch={reference} :chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #a :...");
        alice.Expects($"@batch={reference} :chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #b :...");
        alice.Expects($":chaton.local BATCH -{reference}");
        alice.Expects("... PONG ...");
        bob.HearsNothing();
    }

    [Fact]
    public void An_echo_and_a_refusal_are_one_batch_in_which_the_failure_takes_the_place_of_the_echo()
    {
        var alice = Connect("alice", $"{Labels} echo-message");
        Join("#a", alice);
        Server.Journal.BeforeCommit = () => new JournalException("full");

        alice.Send("@label=f PRIVMSG #a,nobody :hello");

        alice.Expects("@label=f :chaton.local BATCH +... labeled-response");
        alice.Expects("@batch=... :chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #a :...");
        alice.Expects("@batch=... :chaton.local 401 alice nobody :...");
        alice.Expects(":chaton.local BATCH -...");
        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/standard-replies#2")]
    public void An_answer_that_waits_for_the_store_comes_whole()
    {
        var alice = Connect("alice", Labels);
        Join("#a", alice);

        alice.Send("@label=t TOPIC #a :new", "@label=p PING x");
        alice.Expects("@label=t :alice!... TOPIC #a :new");
        alice.Expects("@label=p ...");

        Server.Journal.BeforeCommit = () => new JournalException("full");
        alice.Send("@label=u TOPIC #a :newer");
        alice.Expects("@label=u :chaton.local FAIL TOPIC MESSAGE_NOT_STORED :...");
        alice.HearsNothing();
    }

    [Fact]
    public void Who_is_cut_in_the_middle_of_an_answer_gets_what_there_is_of_it()
    {
        var (boss, alice) = (ConnectOperator("bigboss"), Connect("alice", Labels));
        for (var i = 0; i < 1000; i++)
            Connect($"user{i}");
        alice.Transport.IsReading = false;

        alice.Post("@label=w WHO *");
        Server.Run();
        boss.Send("KILL alice :enough");
        alice.ReadAgain();

        var lines = alice.ReadAll();
        Assert.StartsWith("@label=w :chaton.local BATCH +", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith(":chaton.local BATCH -", StringComparison.Ordinal));
        Assert.Contains("ERROR :Closing link", lines[^1], StringComparison.Ordinal);
        Assert.InRange(lines.Count, 200, 1000);
        Assert.Empty(Server.Log.Errors);
    }
}
