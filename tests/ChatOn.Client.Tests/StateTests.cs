using ChatOn.Client.Events;

namespace ChatOn.Client.Tests;

/// <summary>What a client knows after what it heard.</summary>
public sealed class StateTests
{
    [Fact]
    public void Members_come_go_and_are_renamed_with_their_ranks()
    {
        var script = new Script().Online();
        var room = script.Enter();
        script.Says(":carol!c@h JOIN #room acc :Carol C", ":s MODE #room +v-o+h carol bob carol", ":carol!c@h NICK cara", ":bob!b@h QUIT :bye");
        var member = room.Find("CARA")!;
        Assert.Equal(("%+", "acc", "Carol C"), (member.Ranks, member.Account, member.RealName));
        Assert.Null(room.Find("bob"));
        script.Says(":cara!c@h KICK #room me :out");
        Assert.False(room.IsJoined);
    }

    [Theory]
    [InlineData("+o bob", "bob is now operator")]
    [InlineData("-v+h bob carol", "bob is no longer voiced, carol is now half-operator")]
    [InlineData("+b *!*@bad", "*!*@bad is banned")]
    [InlineData("-i+n", "no longer: only the invited may enter, only members may speak")]
    [InlineData("+kX key", "mode +k key, mode +X")]
    public void A_change_of_modes_is_told_in_words(string modes, string words)
    {
        var script = new Script().Online();
        script.Enter();
        script.Says($":alice!a@h MODE #room {modes}");
        Assert.Equal(words, script.Events.OfType<RoomChanged>().Last().Text);
    }

    [Fact]
    public void Unread_and_mentions_are_counted_until_they_are_read()
    {
        var script = new Script().Online();
        var room = script.Enter();
        script.Says("@msgid=a;time=2026-01-01T12:00:01.000Z :bob!b@h PRIVMSG #room :some", "@msgid=b;time=2026-01-01T12:00:02.000Z :bob!b@h PRIVMSG #room :hey Me: home",
            "@msgid=c;time=2026-01-01T12:00:03.000Z :bob!b@h PRIVMSG #room :awesome mean");
        Assert.Equal((3, 1), (room.Unread, room.Mentions));
        script.Says(":s MARKREAD #room timestamp=2026-01-01T12:00:01.000Z");
        Assert.Equal(2, room.Unread);
        script.Session.MarkRead(room);
        Assert.Equal("MARKREAD #room :timestamp=2026-01-01T12:00:03.000Z", script.Next());
        Assert.Equal((0, 0), (room.Unread, room.Mentions));
    }

    [Fact]
    public void Edits_redactions_and_reactions_change_the_message()
    {
        var script = new Script().Online();
        var room = script.Enter();
        script.Says("@msgid=a :bob!b@h PRIVMSG #room :helo", ":bob!b@h EDITMSG #room a :hello", "@+draft/react=+1;+reply=a :carol!c@h TAGMSG #room");
        var message = Assert.Single(room.Timeline.Messages);
        Assert.Equal(("hello", true, "+1"), (message.Text, message.IsEdited, Assert.Single(message.Reactions).Text));
        script.Says(":carol!c@h EDITMSG #room a :forged");
        Assert.Equal("hello", message.Text);
        script.Says("@+draft/unreact=+1;+reply=a :carol!c@h TAGMSG #room");
        Assert.Empty(message.Reactions);
        script.Says(":bob!b@h REDACT #room a :oops");
        Assert.Equal((true, ""), (message.IsRedacted, message.Text));
    }

    [Fact]
    public void Who_is_away_in_a_small_room_is_asked_once()
    {
        var script = new Script().Online();
        script.Session.Join("#room");
        script.Says(":me!~me@host JOIN #room", ":s 353 me = #room :me @bob carol", ":s 366 me #room :End");
        Assert.Contains("WHO :#room", script.HeardSoFar());
        script.Says(":s 352 me #room b h s bob G@ :0 Bob", ":s 352 me #room c h s carol H :0 Carol", ":s 352 me #room c h s", ":s 315 me #room :End");
        var room = script.State.FindRoom("#room")!;
        Assert.Equal((true, false), (room.Find("bob")!.IsAway, room.Find("carol")!.IsAway));
        Assert.DoesNotContain(script.Events, happened => happened is ServerSaid);
        script.Says(":bob!b@h AWAY", ":s 366 me #room :End");
        Assert.False(room.Find("bob")!.IsAway);
        script.HearsNothing();
        script.Says(":s 352 me #room b h s bob H@ :0 Bob");
        Assert.Contains(script.Events, happened => happened is ServerSaid { Code: "352" });
    }

    [Fact]
    public void A_large_room_and_a_server_that_tells_no_changes_are_not_asked()
    {
        var large = new Script(new ClientOptions { Nick = "me", InitialHistory = 0, Limits = new ClientLimits { AskedMembers = 2 } }).Online();
        large.Says(":me!~me@host JOIN #room", ":s 353 me = #room :me @bob carol", ":s 366 me #room :End");
        Assert.DoesNotContain("WHO :#room", large.HeardSoFar());
        var old = new Script().Online("message-tags");
        old.Says(":me!~me@host JOIN #room", ":s 353 me = #room :me", ":s 366 me #room :End");
        Assert.DoesNotContain("WHO :#room", old.HeardSoFar());
    }

    [Fact]
    public void Typing_is_shown_and_expires()
    {
        var script = new Script().Online();
        var room = script.Enter();
        script.Says("@+typing=active :bob!b@h TAGMSG #room");
        Assert.Equal(["bob"], room.Typing);
        script.Time.Advance(TimeSpan.FromSeconds(7));
        script.Session.Tick();
        Assert.Empty(room.Typing);
    }

    [Fact]
    public void What_was_missed_comes_before_what_came_meanwhile_and_nothing_comes_twice()
    {
        var script = new Script().Online();
        script.Enter();
        script.Says("@msgid=a;time=2026-01-01T12:00:01.000Z :bob!b@h PRIVMSG #room :one");
        script.Breaks();
        script.Events.Clear();
        script.Online();
        script.Says("@time=2026-01-01T12:00:10.000Z :me!~me@host JOIN #room");
        var first = script.HeardSoFar()[^1];
        script.Says("@msgid=d;time=2026-01-01T12:00:11.000Z :bob!b@h PRIVMSG #room :four");
        Assert.Empty(script.Events.OfType<MessageAdded>());
        script.Says($"@label={Script.Tag(first, "label")} :s BATCH +h chathistory #room",
            "@batch=h;msgid=a;time=2026-01-01T12:00:01.000Z :bob!b@h PRIVMSG #room :one", "@batch=h;msgid=b;time=2026-01-01T12:00:02.000Z :bob!b@h PRIVMSG #room :two", "BATCH -h");
        var second = script.Next();
        Assert.Contains("CHATHISTORY AFTER #room msgid=b", second, StringComparison.Ordinal);
        script.Says($"@label={Script.Tag(second, "label")} :s BATCH +h chathistory #room", "@batch=h;msgid=c;time=2026-01-01T12:00:03.000Z :bob!b@h PRIVMSG #room :three",
            "@batch=h;msgid=d;time=2026-01-01T12:00:11.000Z :bob!b@h PRIVMSG #room :four", "BATCH -h");
        script.Says($"@label={Script.Tag(script.Next(), "label")} :s BATCH +h chathistory #room", "BATCH -h");
        Assert.Equal(["two", "three", "four"], script.Events.OfType<MessageAdded>().Select(added => added.Message.Text));
        Assert.False(script.State.FindRoom("#room")!.HasGap);
    }

    [Fact]
    public void A_break_while_catching_up_leaves_no_hole()
    {
        var script = new Script().Online();
        script.Enter();
        script.Says("@msgid=a;time=2026-01-01T12:00:01.000Z :bob!b@h PRIVMSG #room :one");
        script.Breaks();
        script.Online();
        script.Says("@time=2026-01-01T12:00:10.000Z :me!~me@host JOIN #room", "@msgid=d;time=2026-01-01T12:00:11.000Z :bob!b@h PRIVMSG #room :four");
        script.Breaks();
        script.Online();
        script.Says("@time=2026-01-01T12:00:20.000Z :me!~me@host JOIN #room");
        Assert.Contains("AFTER #room timestamp=2026-01-01T12:00:00.999Z", script.HeardSoFar()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Older_history_is_added_in_front_and_not_counted_as_new()
    {
        var script = new Script().Online();
        var room = script.Enter();
        script.Says("@msgid=b;time=2026-01-01T12:00:01.000Z :bob!b@h PRIVMSG #room :new");
        script.Session.LoadOlder(room);
        var request = script.Next();
        Assert.Contains("CHATHISTORY BEFORE #room msgid=b", request, StringComparison.Ordinal);
        script.Events.Clear();
        script.Says($"@label={Script.Tag(request, "label")} :s BATCH +h chathistory #room", "@batch=h;msgid=a;time=2026-01-01T11:00:00.000Z :bob!b@h PRIVMSG #room :old", "BATCH -h");
        Assert.Equal(["old", "new"], room.Timeline.Messages.Select(message => message.Text));
        Assert.Empty(script.Events.OfType<MessageAdded>());
        Assert.Equal(1, Assert.Single(script.Events.OfType<HistoryLoaded>()).Count);
    }

    [Fact]
    public void A_renamed_room_keeps_what_was_said()
    {
        var script = new Script().Online();
        var room = script.Enter();
        script.Says(":bob!b@h PRIVMSG #room :x", ":bob!b@h RENAME #room #den :moved");
        Assert.Same(room, script.State.Find("#den"));
        Assert.Null(script.State.Find("#room"));
    }
}
