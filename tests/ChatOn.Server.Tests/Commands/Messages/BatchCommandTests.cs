using ChatOn.Server.Sessions;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>https://ircv3.net/specs/extensions/client-batch</summary>
public sealed class BatchCommandTests : MultilineScenario
{
    [Fact]
    public void A_batch_is_done_when_it_is_ended()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("BATCH +x-1 draft/multiline #a", "@batch=x-1 PRIVMSG #a :one", "@batch=x-1 PRIVMSG #a :two");
        bob.HearsNothing();
        alice.HearsNothing();
        alice.Send("batch -x-1");

        bob.Expects(":alice!... PRIVMSG #a :one");
        bob.Expects(":alice!... PRIVMSG #a :two");
        alice.HearsNothing();
    }

    [Theory]
    [InlineData("a_b")]
    [InlineData("ä")]
    [InlineData("a.b")]
    [InlineData("a=b")]
    [Trait("Spec", "IRCv3/client-batch#5")]
    [Trait("Spec", "IRCv3/client-batch#6")]
    public void A_name_with_other_characters_is_refused_and_all_of_the_batch_is_passed_over(string reference)
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send($"BATCH +{reference} draft/multiline #a", $"@batch={reference} PRIVMSG #a :one", $"@batch={reference} PRIVMSG #a :two", $"BATCH -{reference}");

        alice.Expects($":chaton.local FAIL BATCH INVALID_REFTAG {reference} :...");
        alice.HearsNothing();
        bob.HearsNothing();
    }

    [Theory]
    [InlineData("BATCH +", "INVALID_REFTAG * :...")]
    [InlineData("BATCH x", "INVALID_REFTAG * :...")]
    [InlineData("BATCH -x", "INVALID_REFTAG x :...")]
    [InlineData("BATCH +1", "UNKNOWN_TYPE 1 * :...")]
    [InlineData("BATCH +1 multiline #a", "UNKNOWN_TYPE 1 multiline :...")]
    [InlineData("BATCH +1 DRAFT/MULTILINE #a", "UNKNOWN_TYPE 1 DRAFT/MULTILINE :...")]
    [InlineData("@batch=2 BATCH +1 draft/multiline #a", "INVALID_REFTAG 2 :...")]
    [InlineData("@batch=1 PRIVMSG #a :x", "INVALID_REFTAG 1 :...")]
    [Trait("Spec", "IRCv3/client-batch#1")]
    [Trait("Spec", "IRCv3/client-batch#5")]
    [Trait("Spec", "IRCv3/client-batch#8")]
    [Trait("Spec", "IRCv3/batch#11")]
    public void What_is_no_batch_is_refused(string line, string failure)
    {
        var (alice, bob) = (Server.Connect("alice", Capable + " labeled-response"), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send(line);
        alice.Expects($":chaton.local FAIL BATCH {failure}");
        alice.HearsNothing();
        alice.Send(line.StartsWith('@') ? $"@label=l;{line[1..]}" : $"@label=l {line}");
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-batch#2")]
    [Trait("Spec", "IRCv3/multiline#2")]
    public void A_type_whose_capability_was_not_asked_for_is_unknown()
    {
        var (alice, bob, carol) = (Server.Connect("alice", "standard-replies batch"), Server.Connect("bob", "standard-replies draft/multiline"), Server.Connect("carol"));
        Join("#a", alice, bob, carol);

        alice.Send(Said("#a", "one"));
        bob.Send(Said("#a", "one"));

        alice.Expects(":chaton.local FAIL BATCH UNKNOWN_TYPE 1 draft/multiline :...");
        bob.Expects(":chaton.local FAIL BATCH UNKNOWN_TYPE 1 draft/multiline :...");
        alice.HearsNothing();
        bob.HearsNothing();
        carol.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-batch#7")]
    public void A_batch_that_is_left_open_is_given_up_and_its_lines_are_passed_over()
    {
        var (alice, bob) = (Server.Connect("alice", Capable + " labeled-response"), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("@label=l BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one");
        Server.Advance(TimeSpan.FromSeconds(59));
        alice.HearsNothing();
        Server.Advance(TimeSpan.FromSeconds(1));
        alice.Expects("@label=l :chaton.local FAIL BATCH TIMEOUT 1 :...");
        alice.Send("@batch=1 PRIVMSG #a :two", "BATCH -1", "PRIVMSG #a :three");

        alice.HearsNothing();
        bob.Expects(":alice!... PRIVMSG #a :three");
        bob.HearsNothing();
    }

    [Fact]
    public void One_that_was_ended_in_time_is_not_given_up_later()
    {
        var alice = Server.Connect("alice", Capable);
        Join("#a", alice);

        alice.Send(Said("#a", "one"));
        Server.Advance(TimeSpan.FromSeconds(30));
        alice.Send("BATCH +1 draft/multiline #a");
        Server.Advance(TimeSpan.FromSeconds(31));

        alice.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-batch#3")]
    public void PING_and_PONG_may_come_between()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("BATCH +1 draft/multiline #a", "PING x", "@batch=1 PRIVMSG #a :one", "pong x", "BATCH -1");

        alice.Expects(":chaton.local PONG chaton.local :x");
        alice.HearsNothing();
        bob.Expects(":alice!... PRIVMSG #a :one");
    }

    [Theory]
    [InlineData("PRIVMSG #a :between")]
    [InlineData("@batch=2 PRIVMSG #a :between")]
    [InlineData("JOIN #b")]
    [InlineData("BATCH +2 draft/multiline #a")]
    [InlineData("BATCH -2")]
    [InlineData("CAP REQ :-draft/multiline")]
    [InlineData("AWAY :x")]
    [InlineData("NICK other")]
    [InlineData("1nonsense!")]
    [Trait("Spec", "IRCv3/client-batch#3")]
    public void Anything_else_that_comes_between_ends_the_batch_and_is_done(string line)
    {
        var (alice, bob) = (Server.Connect("alice", Capable + " labeled-response"), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("@label=l BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one", line, "@batch=1 PRIVMSG #a :two", "BATCH -1");

        alice.Expects("@label=l :chaton.local FAIL BATCH MULTILINE_INVALID :...");
        Assert.DoesNotContain(bob.ReadAll(), heard => heard.EndsWith(":one", StringComparison.Ordinal) || heard.EndsWith(":two", StringComparison.Ordinal));
        Assert.DoesNotContain(alice.ReadAll(), heard => heard.Contains("label=l", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Spec", "IRCv3/client-batch#3")]
    public void What_came_between_is_done_itself()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one", "PRIVMSG #a :between", "@batch=1 PRIVMSG #a :two", "BATCH -1");
        alice.Send(Said("#a", "three"));

        bob.Expects(":alice!... PRIVMSG #a :between");
        bob.Expects(":alice!... PRIVMSG #a :three");
        bob.HearsNothing();
        alice.Expects(":chaton.local FAIL BATCH MULTILINE_INVALID :...");
        alice.HearsNothing();
    }

    [Theory]
    [InlineData("@batch=1 BATCH +2 draft/multiline #a")]
    [InlineData("@batch=1 BATCH -1")]
    [InlineData("@batch=1 JOIN #b")]
    [Trait("Spec", "IRCv3/client-batch#4")]
    [Trait("Spec", "IRCv3/batch#7")]
    public void Batches_are_not_nested_and_hold_nothing_but_what_their_type_has(string line)
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one", line, "@batch=1 PRIVMSG #a :two", "BATCH -1");

        alice.Expects(":chaton.local FAIL BATCH MULTILINE_INVALID :...");
        alice.HearsNothing();
        bob.HearsNothing();
        Assert.False(Has("#b"));
    }

    [Fact]
    [Trait("Spec", "IRCv3/batch#5")]
    public void Names_are_told_apart_by_case()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("BATCH +A draft/multiline #a", "@batch=a PRIVMSG #a :one", "BATCH -A");

        alice.Expects(":chaton.local FAIL BATCH MULTILINE_INVALID :...");
        alice.Expects(":chaton.local FAIL BATCH INVALID_REFTAG a :...");
        bob.HearsNothing();
    }

    [Fact]
    public void Before_registration_there_are_none()
    {
        var client = Server.Open();

        client.Send("CAP REQ :" + Capable, "BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :x", "BATCH -1");

        client.Expects("... ACK ...");
        client.Expects("... 451 ...");
        client.Expects("... 451 ...");
        client.Expects("... 451 ...");
    }

    [Fact]
    public void A_session_that_ends_takes_its_batch_with_it()
    {
        var alice = Server.Connect("alice", Capable);
        var bob = Server.Connect("bob");
        Join("#a", alice, bob);
        Session? session = null;
        Server.OnLoop(() => session = Server.World.FindUser("alice")!.Sessions[0]);

        alice.Send("BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one", "QUIT :bye");

        Assert.Null(session!.Batch);
        Server.Advance(TimeSpan.FromSeconds(61));
        bob.Expects(":alice!... QUIT ...");
        bob.HearsNothing();
    }
}
