using ChatOn.Client.State;

namespace ChatOn.Client.Tests.Sending;

/// <summary>What is done with a message that is there.</summary>
public sealed class MessageActionsTests
{
    private readonly Script _script = new Script().Online();
    private readonly Room _room;
    private readonly Message _message;

    public MessageActionsTests()
    {
        _room = _script.Enter();
        _script.Says("@time=2026-01-01T12:00:01.000Z;msgid=m0 :bob!~bob@host PRIVMSG #room :hello");
        _message = _room.Timeline.Find("m0")!;
    }

    [Fact]
    public void The_same_reaction_again_takes_it_back()
    {
        Assert.Null(_script.Session.Messages.React(_room, _message, "+1"));
        Assert.EndsWith(";+draft/react=+1;+reply=m0 TAGMSG :#room", _script.Next(), StringComparison.Ordinal);
        _script.Says("@+draft/react=+1;+reply=m0 :me!~me@host TAGMSG #room");
        Assert.Null(_script.Session.Messages.React(_room, _message, "+1"));
        Assert.EndsWith(";+draft/unreact=+1;+reply=m0 TAGMSG :#room", _script.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_one_s_own_is_changed_and_in_one_line()
    {
        Assert.Contains("your own", _script.Session.Messages.Edit(_room, _message, "x"), StringComparison.Ordinal);
        _script.Says("@time=2026-01-01T12:00:02.000Z;msgid=m1 :me!~me@host PRIVMSG #room :mine");
        Assert.Contains("one line", _script.Session.Messages.Edit(_room, _room.Timeline.Find("m1")!, "a\nb"), StringComparison.Ordinal);
        _script.HearsNothing();
    }

    [Fact]
    public void A_change_that_would_be_cut_is_refused()
    {
        _script.Says("@time=2026-01-01T12:00:02.000Z;msgid=m1 :me!~me@host PRIVMSG #room :mine");
        var mine = _room.Timeline.Find("m1")!;
        var most = 512 - "EDITMSG #room m1 :\r\n".Length;
        Assert.Null(_script.Session.Messages.Edit(_room, mine, new string('x', most)));
        Assert.EndsWith(new string('x', most), _script.Next(), StringComparison.Ordinal);
        Assert.Contains("at most", _script.Session.Messages.Edit(_room, mine, new string('x', most - 1) + "é"), StringComparison.Ordinal);
        _script.HearsNothing();
    }

    [Fact]
    public void Nothing_is_done_with_what_is_deleted_or_without_a_connection()
    {
        _script.Says(":bob!~bob@host REDACT #room m0");
        Assert.Contains("deleted", _script.Session.Messages.React(_room, _message, "+1"), StringComparison.Ordinal);
        _script.Breaks();
        Assert.Contains("connection", _script.Session.Messages.Redact(_room, _message) ?? "", StringComparison.Ordinal);
        _script.HearsNothing();
    }

    [Fact]
    public void A_server_that_cannot_is_not_asked()
    {
        var old = new Script().Online(capabilities: null);
        var room = old.Enter();
        old.Says(":bob!~bob@host PRIVMSG #room :hello");
        var message = room.Timeline.Messages[0];
        Assert.NotNull(old.Session.Messages.React(room, message, "+1"));
        Assert.NotNull(old.Session.Messages.Edit(room, message, "x"));
        Assert.NotNull(old.Session.Messages.Redact(room, message));
        Assert.NotNull(old.Session.Messages.Reply(room, message, "x"));
        old.HearsNothing();
    }

    [Fact]
    public void What_failed_is_sent_again_with_the_same_id_of_the_client_and_once()
    {
        var said = Assert.Single(_script.Session.Say("#room", "mine"));
        var first = _script.Next();
        _script.Says($"@label={Script.Tag(first, "label")} :s FAIL PRIVMSG RATE_LIMITED #room :Slow down");
        Assert.Equal(MessageStatus.Failed, said.Status);
        Assert.Null(_script.Session.Messages.Resend(_room, said));
        Assert.Equal(MessageStatus.Sending, said.Status);
        var second = _script.Next();
        Assert.Equal(Script.Tag(first, "chaton/client-id"), Script.Tag(second, "chaton/client-id"));
        Assert.NotNull(_script.Session.Messages.Resend(_room, said));
        _script.Says($"@label={Script.Tag(second, "label")};msgid=m5;time=2026-01-01T12:00:09.000Z :me!~me@host PRIVMSG #room :mine");
        Assert.Equal(MessageStatus.Sent, said.Status);
        Assert.Single(_room.Timeline.Messages, message => message.Text == "mine");
        _script.HearsNothing();
    }
}
