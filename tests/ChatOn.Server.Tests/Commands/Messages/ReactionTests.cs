using ChatOn.Protocol;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>https://ircv3.net/specs/client-tags/react and reply</summary>
public sealed class ReactionTests : HistoryScenario
{
    [Fact]
    [Trait("Spec", "IRCv3/react#1")]
    [Trait("Spec", "IRCv3/react#2")]
    public void A_reaction_and_its_taking_back_are_passed_on_and_kept_as_being_about_the_message()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        var id = Say(alice, "#a", 1)[0].Id;
        bob.ReadAll();

        bob.Send($"@+reply={id};+draft/react=👋\\s\\: TAGMSG #a", $"@+draft/unreact=👋;+reply={id} TAGMSG #a");

        alice.Expects($"@time=...;msgid=...;+reply={id};+draft/react=👋\\s\\: :bob!... TAGMSG #a");
        alice.Expects($"@time=...;msgid=...;+draft/unreact=👋;+reply={id} :bob!... TAGMSG #a");
        Assert.True(MessageId.TryParse(id, out var parsed));
        Assert.Equal([RecordKind.Tagmsg, RecordKind.Tagmsg], ReadChildren("#a", parsed.Time).Select(record => record.Kind));
    }

    [Fact]
    public void Names_without_draft_are_tags_like_any_others_and_so_are_replies_that_are_no_reactions()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        var said = Say(alice, "#a", 1)[0];

        bob.Send($"@+reply={said.Id};+react=x TAGMSG #a", $"@+reply={said.Id};+draft/react=x PRIVMSG #a :x", $"@+reply={said.Id} TAGMSG #a");

        alice.Expects("@...+react=x :bob!... TAGMSG #a");
        alice.Expects("@...+draft/react=x :bob!... PRIVMSG #a :x");
        alice.Expects($"@...+reply={said.Id} :bob!... TAGMSG #a");
        Assert.All(Stored("#a"), record => Assert.Equal(0, record.Parent));
    }

    [Fact]
    [Trait("Spec", "IRCv3/react#5")]
    public void Never_both_on_one_message()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);

        bob.Send(
            "@label=1;+draft/react=x;+draft/unreact=y TAGMSG #a", "@+draft/unreact=y;+x;+draft/react=x PRIVMSG #a,alice :hi", "@+draft/react;+draft/unreact NOTICE #a :hi");

        bob.Expects("@label=1 :chaton.local FAIL TAGMSG INVALID_REACTION :...");
        bob.Expects(":chaton.local FAIL PRIVMSG INVALID_REACTION :...");
        bob.HearsNothing();
        alice.HearsNothing();
    }

    [Fact]
    public void A_hostile_reply_names_what_is_elsewhere_what_is_to_come_or_nothing_at_all()
    {
        var (alice, mallory) = (Reader("alice"), Reader("mallory"));
        Join("#a", alice, mallory);
        Join("#b", alice);
        var (inA, inB) = (Say(alice, "#a", 1)[0].Id, Say(alice, "#b", 1)[0].Id);
        Assert.True(MessageId.TryParse(inA, out var known));
        var later = new MessageId(known.Time + 1_000_000_000, known.Room);

        foreach (var reply in new[] { inB, later.ToString(), "x", "", inA + "0", inA.ToUpperInvariant() })
            mallory.Send($"@+reply={reply};+draft/react=x TAGMSG #a");

        Assert.All(Stored("#a"), record => Assert.Equal(0, record.Parent));
        Assert.Equal(6, Stored("#a").Count(record => record.Kind == RecordKind.Tagmsg));
    }

    [Fact]
    public void A_reply_is_a_message_like_any_other_the_same_in_history()
    {
        var (alice, bob, carol) = (Reader("alice"), Reader("bob"), Server.Connect("carol"));
        Join("#a", alice, bob, carol);
        var id = Say(alice, "#a", 1)[0].Id;
        carol.ReadAll();

        bob.Send($"@+reply={id} PRIVMSG #a :Hello to you!");

        var heard = alice.Expects($"@time=...;msgid=...;+reply={id} :bob!... PRIVMSG #a :Hello to you!");
        carol.Expects(":bob!~bob@127.0.0.1 PRIVMSG #a :Hello to you!");
        alice.Send("CHATHISTORY LATEST #a * 1");
        alice.Hears($"@batch=...;{heard[1..]}");
    }

    [Fact]
    public void The_context_of_a_private_message_is_passed_on_as_it_is()
    {
        var (alice, bot) = (Reader("alice"), Reader("bot"));

        bot.Send("@+channel-context=#a NOTICE alice :I'm helping.", "@+channel-context=nonsense PRIVMSG alice :hm");

        alice.Expects("@time=...;msgid=...;+channel-context=#a :bot!... NOTICE alice :I'm helping.");
        alice.Expects("@time=...;msgid=...;+channel-context=nonsense :bot!... PRIVMSG alice :hm");
    }
}
