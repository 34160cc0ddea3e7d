using ChatOn.Server.Loop;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Loop;

/// <summary>A turn is a transaction: what is shown when, and what becomes of it when the store fails or hangs.</summary>
public sealed class TurnTests : IDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public void A_turn_without_records_waits_for_those_before_it()
    {
        var alice = InRoom("alice");

        alice.Post("PRIVMSG #a :one", "PING two");
        _server.RunWithoutJournal();
        alice.HearsNothing();

        _server.Run();
        alice.Expects(":alice!... PRIVMSG #a :one");
        alice.Expects(":chaton.local PONG chaton.local :two");
    }

    [Fact]
    public void Turns_that_wait_together_are_committed_in_one_transaction_and_shown_in_order()
    {
        var alice = InRoom("alice");
        var commits = 0;
        _server.Journal.Stored = _ => commits++;

        for (var i = 0; i < 5; i++)
        {
            alice.Post($"PRIVMSG #a :{i}");
            _server.RunWithoutJournal();
        }

        _server.Run();

        Assert.Equal(1, commits);
        for (var i = 0; i < 5; i++)
            alice.Expects($":alice!... PRIVMSG #a :{i}");
    }

    [Fact]
    public void Nothing_more_is_taken_in_while_too_many_turns_wait_for_the_journal()
    {
        var (alice, bob) = (InRoom("alice"), InRoom("bob"));
        alice.ReadAll();
        for (var i = 0; i < _server.Get<LoopOptions>().MaxTurnsInFlight; i++)
        {
            alice.Post($"PRIVMSG #a :{i}");
            _server.RunWithoutJournal();
        }

        var resumed = bob.Transport.Resumed;
        bob.Post("PING held");
        _server.RunWithoutJournal();
        Assert.Equal(resumed, bob.Transport.Resumed);

        _server.Run();
        Assert.Equal(resumed + 1, bob.Transport.Resumed);
        bob.Hears(":chaton.local PONG chaton.local :held");
    }

    [Fact]
    public void A_store_that_hangs_is_given_up_and_what_it_had_not_begun_is_certainly_not_stored()
    {
        var alice = InRoom("alice");

        alice.Post("PRIVMSG #a :lost");
        _server.RunWithoutJournal();
        _server.Time.Advance(TimeSpan.FromSeconds(6));
        _server.RunWithoutJournal();
        alice.Expects(":chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #a :Your message was not delivered: the server cannot store ...");

        alice.Post("PRIVMSG #a :refused at once");
        _server.RunWithoutJournal();
        alice.Expects(":chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #a :...");
        alice.Post("PING still");
        _server.RunWithoutJournal();
        alice.Expects(":chaton.local PONG chaton.local :still");

        _server.Run();
        alice.Send("PRIVMSG #a :again");
        alice.Expects(":alice!... PRIVMSG #a :again");
    }

    [Fact]
    public async Task A_commit_that_hangs_leaves_the_outcome_open_and_service_resumes_when_it_ends()
    {
        var alice = InRoom("alice");
        using var begun = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        _server.Journal.BeforeCommit = () =>
        {
            begun.Set();
            mayEnd.Wait(TimeSpan.FromSeconds(20));
            return null;
        };
        alice.Post("PRIVMSG #a :slow");
        _server.RunWithoutJournal();
        var committing = Task.Run(() => _server.Get<JournalWriter>().RunOnce(), TestContext.Current.CancellationToken);
        begun.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        _server.Time.Advance(TimeSpan.FromSeconds(6));
        _server.RunWithoutJournal();
        alice.Expects(":chaton.local FAIL PRIVMSG MESSAGE_NOT_STORED #a :...it may be there later");

        mayEnd.Set();
        await committing;
        _server.Journal.BeforeCommit = null;
        alice.Send("PRIVMSG #a :again");
        alice.Expects(":alice!... PRIVMSG #a :again");
        alice.HearsNothing();
    }

    [Fact]
    public void A_kept_change_that_is_not_stored_is_not_made()
    {
        var alice = InRoom("alice");
        _server.Journal.BeforeCommit = () => new JournalException("full");

        alice.Send("TOPIC #a :new");
        alice.Expects(":chaton.local FAIL TOPIC MESSAGE_NOT_STORED :The change was not made: ...");

        _server.Journal.BeforeCommit = null;
        alice.Send("TOPIC #a");
        alice.Expects(":chaton.local 331 alice #a :No topic is set");
    }

    [Fact]
    public void What_was_noted_and_not_stored_is_shown_and_leaves_a_marked_gap()
    {
        var alice = InRoom("alice");
        List<HistoryRecord> stored = [];
        _server.Journal.Stored = records => stored.AddRange(records.OfType<HistoryRecord>());
        _server.Journal.BeforeCommit = () => new JournalException("full");
        var bob = _server.Connect("bob");
        bob.Send("JOIN #a");
        alice.Expects(":bob!~bob@127.0.0.1 JOIN #a");

        _server.Journal.BeforeCommit = null;
        alice.Send("PRIVMSG #a :after");

        Assert.Equal([RecordKind.Privmsg, RecordKind.Gap], stored.Select(r => r.Kind));
    }

    [Fact]
    public void That_a_room_is_gone_is_stored_with_the_next_turn_when_it_could_not_be_at_once()
    {
        var alice = InRoom("alice");
        _server.Journal.BeforeCommit = () => new JournalException("full");
        alice.Send("PART #a");
        Assert.Contains(_server.Journal.LoadRooms(), room => room.Room.Name == "#a");

        _server.Journal.BeforeCommit = null;
        alice.Send("JOIN #b");

        Assert.DoesNotContain(_server.Journal.LoadRooms(), room => room.Room.Name == "#a");
    }

    [Fact]
    public void Bytes_that_are_tied_to_nothing_go_out_although_the_turn_fails()
    {
        var alice = InRoom("alice");
        _server.Journal.BeforeCommit = () => new JournalException("full");

        alice.Send("PING before", "PRIVMSG #a :lost", "PING after");

        alice.Expects(":chaton.local PONG chaton.local :before");
        alice.Expects(":chaton.local FAIL PRIVMSG ...");
        alice.Expects(":chaton.local PONG chaton.local :after");
    }

    public void Dispose() => _server.Dispose();

    private TestClient InRoom(string nick)
    {
        var client = _server.Connect(nick, "echo-message standard-replies");
        client.Send("JOIN #a");
        client.ReadAll();
        return client;
    }
}
