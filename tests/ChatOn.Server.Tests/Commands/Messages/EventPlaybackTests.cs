using ChatOn.Server.Events;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>What of a history is shown to whom: draft/event-playback and the capabilities that bring something of it.</summary>
public sealed class EventPlaybackTests : HistoryScenario
{
    private const string Latest = "LATEST #a * 50";

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#19")]
    public void With_it_all_that_happened_is_replayed_with_batch_time_and_id()
    {
        Happenings();
        var reader = Reader("reader", EveryCapability);

        var lines = Lines(reader, Latest);

        Assert.All(lines, line => Assert.Matches("^time=2026-[^;]*;msgid=[0-9a-v]{22}", line));
        Assert.Equal(lines.Count, lines.Select(IdOf).Distinct().Count());
        Assert.Equal(
            [
                "JOIN #a * :alice of the tests", "JOIN #a * :bob of the tests", "PRIVMSG #a :hello", "NOTICE #a :psst", "TAGMSG #a", "TOPIC #a :new",
                "MODE #a +m", "NICK rob", "KICK #a rob :out", "JOIN #a * :bob of the tests", "PART #a :later", "JOIN #a * :bob of the tests",
                "QUIT :Quit: gone", "JOIN #a * :reader of the tests",
            ],
            Short(lines));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#18")]
    public void Without_it_there_are_only_PRIVMSG_and_NOTICE_and_they_alone_are_counted()
    {
        Happenings();
        var reader = Reader("reader", Capabilities);

        Assert.Equal(["PRIVMSG #a :hello", "NOTICE #a :psst"], Short(Lines(reader, Latest)));
        Assert.Equal(["PRIVMSG #a :hello", "NOTICE #a :psst"], Short(Lines(reader, "LATEST #a * 2")));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#18")]
    public void Without_batches_there_are_none_either_for_a_JOIN_would_be_taken_for_one_of_now()
    {
        Happenings();
        var reader = Server.Connect("reader", "draft/chathistory draft/event-playback message-tags");
        Join("#a", reader);

        reader.Send("CHATHISTORY LATEST #a * 50");

        Assert.Equal(["PRIVMSG #a :hello", "NOTICE #a :psst"], Short(reader.ReadAll()));
    }

    [Fact]
    public void A_JOIN_carries_what_was_negotiated_and_a_page_goes_on_from_a_QUIT_by_its_id()
    {
        Happenings();
        var reader = Reader("reader", Capabilities + " draft/event-playback account-tag");

        var newest = Lines(reader, "LATEST #a * 2");

        Assert.Equal(["QUIT :Quit: gone", "JOIN #a"], Short(newest));
        Assert.Equal(["PART #a :later", "JOIN #a"], Short(Lines(reader, $"BEFORE #a msgid={IdOf(newest[0])} 2")));
        Assert.Equal(["QUIT :Quit: gone"], Short(Lines(reader, $"AROUND #a msgid={IdOf(newest[0])} 1")));
    }

    [Fact]
    public void Limits_count_what_is_shown_whatever_lies_between()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 3);
        for (var i = 0; i < 150; i++)
            alice.Send("TOPIC #a :" + i, "@+x=1 TAGMSG #a");
        var later = Say(alice, "#a", 1);

        Assert.Equal([said[2], later[0]], Page(alice, "LATEST #a * 2"));
        Assert.Equal(later, Page(alice, $"AFTER #a msgid={said[2].Id} 5"));
    }

    [Fact]
    public void Redactions_and_edits_come_with_their_own_capabilities()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 3);
        Edit("#a", TimeOf(said[0]));
        Redact("#a", TimeOf(said[1]));

        var lines = Lines(Reader("reader", Capabilities + " draft/message-redaction chaton/message-edit"), "LATEST #a * 50");

        Assert.Equal(5, lines.Count);
        Assert.Contains(lines, line => line.Contains($" REDACT #a {said[1].Id}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(said[0].Id, StringComparison.Ordinal) && line.Contains(" EDITMSG ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(":line 1", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Spec", "IRCv3/chathistory#18")]
    public void Without_message_redaction_what_was_redacted_is_not_there()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        var said = Say(alice, "#a", 3);
        Redact("#a", TimeOf(said[1]));

        Assert.Equal([said[0], said[2]], Page(alice, "LATEST #a * 2"));
        Assert.Equal([said[0], said[2]], Page(alice, $"AROUND #a msgid={said[1].Id} 3"));
        Assert.Equal([said[2]], Page(alice, $"AFTER #a msgid={said[1].Id} 3"));
    }

    [Fact]
    public void A_gap_is_marked_among_the_events_only()
    {
        var alice = Reader("alice");
        Join("#a", alice);
        Keep("#a", (time, id) => new GapLeft(Whoever("server"), time, id, "#a"));

        Assert.Empty(Page(alice, "LATEST #a * 5"));
        Assert.Contains("could not be stored", Lines(Reader("reader", EveryCapability), "LATEST #a * 2")[0], StringComparison.Ordinal);
    }

    private static string IdOf(string line) => line.Split("msgid=")[1].Split(';', ' ')[0];

    private TestClient Reader(string nick, string capabilities)
    {
        var client = Server.Connect(nick, capabilities);
        Join("#a", client);
        return client;
    }

    private void Happenings()
    {
        var (alice, bob) = (Reader("alice"), Reader("bob"));
        Join("#a", alice, bob);
        alice.Send("PRIVMSG #a :hello", "NOTICE #a :psst", "@+x=1 TAGMSG #a", "TOPIC #a :new", "MODE #a +m");
        bob.Send("NICK rob");
        alice.Send("KICK #a rob :out");
        bob.Send("JOIN #a", "PART #a :later", "JOIN #a", "QUIT :gone");
        alice.ReadAll();
    }
}
