using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>What is refused of messages of several lines, and what hostile clients do: nobody else hears any of it.</summary>
public sealed class MultilineErrorTests : MultilineScenario
{
    [Theory]
    [InlineData(" PRIVMSG #b :two", "MULTILINE_INVALID_TARGET #a #b :...")]
    [InlineData(" PRIVMSG", "MULTILINE_INVALID_TARGET #a * :...")]
    [InlineData(" PRIVMSG #a,#a :two", "MULTILINE_INVALID_TARGET #a #a,#a :...")]
    [InlineData(" PRIVMSG @#a :two", "MULTILINE_INVALID_TARGET #a @#a :...")]
    [InlineData(" NOTICE #a :two", "MULTILINE_INVALID :...")]
    [InlineData(" TAGMSG #a", "MULTILINE_INVALID :...")]
    [InlineData(" QUIT", "MULTILINE_INVALID :...")]
    [InlineData(" PING x", "MULTILINE_INVALID :...")]
    [InlineData(";draft/multiline-concat PRIVMSG #a :", "MULTILINE_INVALID :...")]
    [InlineData(";draft/multiline-concat PRIVMSG #a", "MULTILINE_INVALID :...")]
    [InlineData(";+typing=active PRIVMSG #a :two", "MULTILINE_INVALID :...")]
    [InlineData(";label=x PRIVMSG #a :two", "MULTILINE_INVALID :...")]
    [InlineData(";multiline-concat PRIVMSG #a :two", "MULTILINE_INVALID :...")]
    [Trait("Spec", "IRCv3/multiline#6")]
    [Trait("Spec", "IRCv3/multiline#7")]
    [Trait("Spec", "IRCv3/multiline#11")]
    [Trait("Spec", "IRCv3/multiline#16")]
    [Trait("Spec", "IRCv3/multiline#19")]
    [Trait("Spec", "IRCv3/multiline#20")]
    [Trait("Spec", "IRCv3/multiline#21")]
    public void A_wrong_line_makes_the_whole_fail_once(string line, string failure)
    {
        var (alice, bob) = (Server.Connect("alice", All), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send(["@label=l BATCH +1 draft/multiline #a", .. Batch("#a", " PRIVMSG #a :one", line, " PRIVMSG #a :three", line)[1..]]);

        alice.Expects($"@label=l :chaton.local FAIL BATCH {failure}");
        alice.HearsNothing();
        bob.HearsNothing();
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("", "", "")]
    [Trait("Spec", "IRCv3/multiline#20")]
    [Trait("Spec", "IRCv3/batch#10")]
    public void Nothing_said_is_no_message(params string[] texts)
    {
        var (alice, bob) = (Server.Connect("alice", All), Server.Connect("bob", All));
        Join("#a", alice, bob);

        alice.Send(["@label=l BATCH +1 draft/multiline #a", .. Said("#a", texts)[1..]]);

        alice.Expects("@label=l :chaton.local FAIL BATCH MULTILINE_INVALID :...");
        alice.HearsNothing();
        bob.HearsNothing();
    }

    [Fact]
    [Trait("Spec", "IRCv3/multiline#9")]
    [Trait("Spec", "IRCv3/multiline#18")]
    public void So_many_lines_are_taken_and_one_more_is_not()
    {
        var (alice, bob) = (Server.Connect("alice", All), Server.Connect("bob", All));
        Join("#a", alice, bob);

        alice.Send(Batch("#a", [.. Enumerable.Repeat(";draft/multiline-concat PRIVMSG #a :x", 100)]));
        Assert.Equal(100, HeardBy(bob, "#a", "@... ").Length);
        alice.ReadAll();
        alice.Send(Batch("#a", [.. Enumerable.Repeat(";draft/multiline-concat PRIVMSG #a :x", 10_000)]));

        alice.Expects(":chaton.local FAIL BATCH MULTILINE_MAX_LINES 100 :...");
        alice.HearsNothing();
        bob.HearsNothing();
    }

    [Theory]
    [InlineData(" ", 16_384 - 40, true)]
    [InlineData(" ", 16_384 - 39, false)]
    [InlineData(";draft/multiline-concat ", 16_384, true)]
    [InlineData(";draft/multiline-concat ", 16_385, false)]
    [Trait("Spec", "IRCv3/multiline#4")]
    [Trait("Spec", "IRCv3/multiline#17")]
    public void So_many_bytes_are_taken_with_the_line_feeds_between_and_one_more_is_not(string tags, int bytes, bool isTaken)
    {
        var (alice, bob) = (Server.Connect("alice", All), Server.Connect("bob", Capable));
        Join("#a", alice, bob);
        var texts = new string('x', bytes).Chunk(400).Select(chunk => new string(chunk)).ToArray();
        Assert.Equal(41, texts.Length);

        alice.Send(Batch("#a", [.. texts.Select(text => $"{tags}PRIVMSG #a :{text}")]));

        if (isTaken)
        {
            Assert.Equal(bytes, HeardBy(bob, "#a").Sum(line => line.Split(" :")[2].Length));
            HeardBy(alice, "#a", "@... ");
        }
        else
        {
            alice.Expects(":chaton.local FAIL BATCH MULTILINE_MAX_BYTES 16384 :...");
        }

        alice.HearsNothing();
        bob.HearsNothing();
    }

    [Fact]
    public void The_largest_echo_still_carries_the_label_itself()
    {
        var alice = Server.Connect("alice", All);
        Join("#a", alice);

        alice.Send(["@label=l BATCH +1 draft/multiline #a", .. Said("#a", [.. Enumerable.Repeat(new string('x', 160), 100)])[1..]]);

        Assert.Equal(100, HeardBy(alice, "#a", "@label=l;time=... ").Length);
        alice.HearsNothing();
    }

    [Fact]
    public void The_rooms_rules_hold_for_every_line()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob", Capable));
        Join("#a", alice, bob);
        alice.Send("MODE #a +cC");
        bob.ReadAll();

        bob.Send(Said("#a", "one", "\u0002bold"));
        bob.Send(Said("#a", "one", "\u0001VERSION\u0001"));
        bob.Send(Said("#a", "one", "\u0001ACTION waves\u0001"));

        bob.Expects(":chaton.local 404 bob #a :...(+c)");
        bob.Expects(":chaton.local 404 bob #a :...(+C)");
        alice.Hears("@... :bob!... PRIVMSG #a :\u0001ACTION waves\u0001");
        alice.Expects("BATCH -...");
        alice.HearsNothing();
    }

    [Theory]
    [InlineData("#none", "403 bob #none :...")]
    [InlineData("nobody", "401 bob nobody :...")]
    [InlineData("#m", "404 bob #m :...")]
    [InlineData("NickServ", "FAIL BATCH MULTILINE_INVALID :...")]
    [InlineData("#a,#m", "403 bob #a,#m :...")]
    public void Who_may_not_say_it_is_told_with_the_label(string target, string answer)
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob", All));
        Join("#a", alice, bob);
        Join("#m", alice, bob);
        alice.Send("MODE #m +m");
        bob.ReadAll();
        alice.ReadAll();

        bob.Send([$"@label=l BATCH +1 draft/multiline {target}", .. Said(target, "one", "two")[1..]]);

        bob.Expects($"@label=l :chaton.local {answer}");
        bob.HearsNothing();
        alice.HearsNothing();
    }

    [Fact]
    public void What_changes_meanwhile_counts_at_the_end()
    {
        var (alice, bob, carol) = (Server.Connect("alice", Capable), Server.Connect("bob", Capable), Server.Connect("carol"));
        Join("#a", alice, bob, carol);
        alice.Send("MODE #a +n");
        carol.ReadAll();

        bob.Send("BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one");
        alice.Send("KICK #a bob :out");
        bob.Send("@batch=1 PRIVMSG #a :two", "BATCH -1");
        bob.Hears(":chaton.local 404 bob #a :...");
        carol.Expects("... KICK #a bob :out");
        carol.HearsNothing();

        bob.Send("BATCH +2 draft/multiline carol", "@batch=2 PRIVMSG carol :one");
        carol.Send("NICK caroline");
        bob.Send("@batch=2 PRIVMSG carol :two", "BATCH -2");
        bob.Expects(":chaton.local 401 bob carol :...");
        carol.Expects("... NICK ...");
        carol.HearsNothing();
    }

    [Fact]
    public void A_room_that_ends_meanwhile_is_no_target()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob", Capable));
        Join("#a", alice);

        bob.Send("BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one");
        alice.Send("PART #a");
        bob.Send("BATCH -1");

        bob.Expects(":chaton.local 403 bob #a :...");
    }

    [Theory]
    [InlineData("QUIT :bye")]
    [InlineData(null)]
    public void Who_goes_in_the_middle_has_said_nothing(string? line)
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one");
        if (line is null)
            alice.Disconnect();
        else
            alice.Send(line, "@batch=1 PRIVMSG #a :two", "BATCH -1");

        bob.Expects(":alice!... QUIT ...");
        bob.HearsNothing();
    }

    [Fact]
    public void A_capability_given_up_in_the_middle_ends_it()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one", "CAP REQ :-draft/multiline", "@batch=1 PRIVMSG #a :two", "BATCH -1");

        alice.Expects(":chaton.local FAIL BATCH MULTILINE_INVALID :...");
        alice.Expects("... CAP alice ACK :-draft/multiline");
        alice.HearsNothing();
        bob.HearsNothing();
    }

    [Fact]
    public void A_label_used_twice_is_answered_twice()
    {
        var alice = Server.Connect("alice", All);
        Join("#a", alice);

        alice.Send(["@label=l BATCH +1 draft/multiline #a", "@label=l PING x", .. Said("#a", "one")[1..]]);

        alice.Expects("@label=l :chaton.local PONG chaton.local :x");
        HeardBy(alice, "#a", "@label=l;... ");
        alice.HearsNothing();
    }

    [Fact]
    public void While_the_server_is_slowed_down_it_is_one_thing_said()
    {
        var (alice, bob) = (Server.Connect("alice", All), Server.Connect("bob", Capable));
        Join("#a", bob, alice);
        Server.OnLoop(() => Server.Get<Protection>().Set(ProtectionLevel.Slow, TimeSpan.FromMinutes(5), Origin.OfServer("test")));

        alice.Send(Said("#a", "one", "two"));
        HeardBy(alice, "#a", "@... ");
        alice.Send(Said("#a", "three", "four"));

        alice.Expects(":chaton.local FAIL BATCH RATE_LIMITED #a :...");
        HeardBy(bob, "#a");
        bob.HearsNothing();
    }

    [Fact]
    public void Broken_lines_in_the_middle_end_it()
    {
        var (alice, bob) = (Server.Connect("alice", Capable), Server.Connect("bob"));
        Join("#a", alice, bob);

        alice.Send("BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one", $"@batch=1 PRIVMSG #a :{new string('x', 600)}", "BATCH -1");
        alice.Send("BATCH +1 draft/multiline #a", "@batch=1 PRIVMSG #a :one");
        alice.SendBytes("@batch=1 PRIVMSG #a :\xff\xfe\r\n"u8);
        alice.SendBytes([.. "@batch=1 PRIVMSG #a :"u8, 0xFF, .. "\r\nBATCH -1\r\n"u8]);

        alice.Expects(":chaton.local FAIL BATCH MULTILINE_INVALID :...");
        alice.Expects("... 417 ...");
        alice.Hears(":chaton.local FAIL BATCH MULTILINE_INVALID :...");
        alice.NeverHears("... ACK");
        bob.HearsNothing();
    }

    [Fact]
    public void Control_characters_make_no_more_lines_of_it_than_others_and_it_is_kept_and_redacted()
    {
        var (alice, bob) = (Server.Connect("alice", All + " draft/message-redaction"), Server.Connect("bob", "message-tags"));
        Join("#a", alice, bob);
        var line = ";draft/multiline-concat PRIVMSG #a :a" + new string('\u0001', 480);

        alice.Send(Batch("#a", [.. Enumerable.Repeat(line, 32)]));

        var heard = bob.ReadAll();
        Assert.InRange(heard.Count, 32, 70);
        var id = heard[0].Split("msgid=")[1].Split(' ', ';')[0];
        alice.ReadAll();
        alice.Send("CHATHISTORY LATEST #a * 5");
        Assert.Contains(alice.ReadAll(), each => each.Contains(id, StringComparison.Ordinal));
        alice.Send($"REDACT #a {id}");
        alice.Hears($"... REDACT #a {id}");
    }
}
