using System.Globalization;
using ChatOn.Client.State;
using CsCheck;

namespace ChatOn.Client.Tests;

/// <summary>Whatever a server says, nothing throws and nothing grows without a bound.</summary>
public sealed class HostileServerTests
{
    private static readonly ClientLimits Small = new()
    {
        Conversations = 5,
        Members = 10,
        Messages = 20,
        Characters = 20_000,
        MessageCharacters = 1_000,
        Reactions = 3,
        Batches = 4,
        Tokens = 20,
        Typing = 3,
        Outbox = 10,
        GapPages = 3,
    };

    private static readonly string[] Words =
    [
        "PRIVMSG", "NOTICE", "JOIN", "PART", "NICK", "MODE", "KICK", "BATCH", "CAP", "AUTHENTICATE", "TAGMSG", "REDACT", "EDITMSG", "MARKREAD", "RENAME", "FAIL", "PONG", "PING",
        "001", "005", "353", "366", "324", "332", "333", "433", "900", "903", "904", "908", "301", "404", "999", "ERROR", "INVITE", "ACCOUNT", "CHGHOST", "AWAY", "QUIT", "TOPIC",
        "me", "bob", "#room", "#other", "+h", "-h", "chathistory", "draft/multiline", "*", "", ":", "+o-v", "LS", "ACK", "NAK", "NEW", "DEL", "=", "PREFIX=(ov", "CASEMAPPING=rfc1459",
        "timestamp=0001-01-01T00:00:00.000Z", "timestamp=9999-12-31T23:59:59.999Z", "CHATHISTORY", "\u0001ACTION x\u0001", "\u0001", "said-1", "a,b,,c",
    ];

    private static readonly string[] Tags =
        ["batch=h", "msgid=a", "msgid=b", "time=0001-01-01T00:00:00.000Z", "time=9999-12-31T23:59:59.999Z", "time=x", "label=1", "label=2", "+typing=active", "+draft/react=x", "+reply=a", "chaton/client-id=id1xxxx", ""];

    private static readonly Gen<string> Line =
        from tags in Of(Tags).Array[0, 3]
        from source in Of(["", ":me!m@h ", ":bob!b@h ", ":s ", ":! "])
        from words in Of(Words).Array[1, 6]
        select (tags.Length == 0 ? "" : $"@{string.Join(';', tags)} ") + source + string.Join(' ', words);

    [Fact]
    public void No_conversation_of_lines_breaks_the_client() => Line.Array[1, 80].Sample(
        lines =>
        {
            var script = new Script(new ClientOptions { Nick = "me", Rooms = ["#room"], Limits = Small, InitialHistory = 10 }).Online();
            script.Enter();
            script.Session.Say("#room", "mine");
            script.Says(lines);
            script.Time.Advance(TimeSpan.FromSeconds(100));
            script.Session.Tick();
            script.Session.Disconnected("gone");
            script.Online().Says(lines);
            IsSmall(script.State);
        },
        iter: 2_000);

    [Fact]
    public void Bytes_that_are_no_lines_are_passed_over() => Gen.Byte.Array[0, 300].Sample(
        bytes =>
        {
            var script = new Script().Online();
            script.Session.Receive(bytes);
            Assert.Equal(ConnectionPhase.Online, script.State.Phase);
        },
        iter: 500);

    [Fact]
    public void Signs_of_ranks_that_a_terminal_obeys_are_none()
    {
        var script = new Script().Online();
        script.Says(":s 005 me PREFIX=(ov)\u009b\u202e :are supported");
        Assert.Equal("", script.State.RankSigns);
    }

    [Fact]
    public void Floods_of_everything_stay_small()
    {
        var script = new Script(new ClientOptions { Nick = "me", Rooms = ["#room"], Limits = Small }).Online();
        script.Enter();
        for (var i = 0; i < 5_000; i++)
        {
            var n = i.ToString(CultureInfo.InvariantCulture);
            script.Says($":u{n}!u@h JOIN #room", $":me!m@h JOIN #r{n}", $":u{n}!u@h PRIVMSG me :x", $"@msgid={n} :bob!b@h PRIVMSG #room :{new string('x', 400)}", $":s BATCH +{n} x",
                $":s 005 me T{n}=1 :are", $"@+typing=active :u{n}!u@h TAGMSG #room", $"@+draft/react={n};+reply=1 :u{n}!u@h TAGMSG #room", $":s CAP * NEW :cap{n}");
            script.Events.Clear();
        }

        IsSmall(script.State);
    }

    [Fact]
    public void An_endless_message_of_several_lines_is_cut()
    {
        var script = new Script(new ClientOptions { Nick = "me", Rooms = ["#room"], Limits = Small }).Online();
        var room = script.Enter();
        script.Says("BATCH +b draft/multiline #room");
        for (var i = 0; i < 5_000; i++)
            script.Says($"@batch=b :bob!b@h PRIVMSG #room :{new string('x', 400)}");
        script.Says(":bob!b@h BATCH -b");
        Assert.True(room.Timeline.Messages.Sum(message => message.Text.Length) <= Small.MessageCharacters);
    }

    private static Gen<string> Of(string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static void IsSmall(ClientState state)
    {
        Assert.True(state.Conversations.Count <= Small.Conversations);
        Assert.True(state.Conversations.Sum(one => one.Timeline.Messages.Sum(message => (long)message.Text.Length)) <= Small.Characters);
        foreach (var conversation in state.Conversations)
        {
            Assert.True(conversation.Timeline.Messages.Count <= Small.Messages * 9 / 8);
            Assert.True(conversation.Typing.Count <= Small.Typing);
            Assert.All(conversation.Timeline.Messages, message => Assert.True(message.Reactions.Count <= Small.Reactions));
        }

        Assert.All(state.Rooms, room => Assert.True(room.Members.Count <= Small.Members));
    }
}
