using ChatOn.Server.Sessions.Classic;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions.Classic;

/// <summary>Slash commands of line clients.</summary>
public sealed class SlashTests : IDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public void Help_lists_every_command()
    {
        var bob = _server.ConnectLine("bob");

        bob.Send("/help\n");

        var lines = bob.ReceiveLines();
        foreach (var slash in _server.Get<SlashTable>().All)
            Assert.Contains(lines, line => line.StartsWith($"*** {slash.Syntax} ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_command_says_so_and_nothing_is_said_in_the_room()
    {
        var (bob, irc) = (_server.ConnectLine("bob"), InLobby("irc"));
        bob.ReceiveAll();

        bob.Send("/frobnicate all\n/\n");

        bob.Receives(
            "*** There is no command /frobnicate. /help lists them; to say a line that begins with /, begin it with //\n"
            + "*** There is no command /. /help lists them; to say a line that begins with /, begin it with //\n");
        irc.HearsNothing();
    }

    [Fact]
    public void A_line_with_two_slashes_is_said_with_one()
    {
        var (bob, irc) = (_server.ConnectLine("bob"), InLobby("irc"));

        bob.Send("//usr/bin is a folder\n");

        irc.Expects(":bob!... PRIVMSG #lobby :/usr/bin is a folder");
    }

    [Fact]
    public void Nick_changes_the_nickname()
    {
        var (bob, irc) = (_server.ConnectLine("bob"), InLobby("irc"));
        bob.ReceiveAll();

        bob.Send("/nick rob\n/NICK irc\n/nick\nhi\n");

        irc.Expects(":bob!... NICK rob");
        irc.Expects(":rob!... PRIVMSG #lobby :hi");
        Assert.Equal(["*** bob is now called rob", "*** irc is taken", "*** It goes like this: /nick NAME", "rob: hi"], bob.ReceiveLines());
    }

    [Fact]
    public void Join_switches_the_room_and_lines_of_other_rooms_are_marked()
    {
        var (bob, irc) = (_server.ConnectLine("bob"), InLobby("irc"));
        irc.Send("JOIN #games");
        irc.ReadAll();
        bob.ReceiveAll();

        bob.Send("/join games\n");
        Assert.Equal(["[#games] bob joined the Chat", "*** In #games: ~irc bob", "*** You talk in #games now"], bob.ReceiveLines());
        bob.Send("hello\n");
        irc.Expects(":bob!... JOIN #games");
        irc.Expects(":bob!... PRIVMSG #games :hello");
        irc.Send("PRIVMSG #lobby :in the lobby", "PRIVMSG #games :in games", "PRIVMSG #lobby :\u0001ACTION waves\u0001");

        Assert.Equal(["bob: hello", "[#lobby] irc: in the lobby", "irc: in games", "[#lobby] * irc waves"], bob.ReceiveLines());
        bob.Send("/join #lobby\nback\n");
        Assert.Equal(["*** You talk in #lobby now", "bob: back"], bob.ReceiveLines());
    }

    [Fact]
    public void A_room_that_cannot_be_joined_changes_nothing()
    {
        var (bob, irc) = (_server.ConnectLine("bob"), InLobby("irc"));
        irc.Send("JOIN #secret");
        _server.OnLoop(() => _server.World.FindRoom("#secret")!.Modes.Set('k', "key"));
        bob.ReceiveAll();
        irc.ReadAll();

        bob.Send("/join #secret\nhello\n/join #secret key\n");

        Assert.Equal("*** #secret needs a key: /join #secret KEY", bob.ReceiveLines()[0]);
        irc.Expects(":bob!... PRIVMSG #lobby :hello");
        irc.Expects(":bob!... JOIN #secret");
    }

    [Fact]
    public void Part_leads_back_to_the_lobby_and_from_there_nowhere()
    {
        var bob = _server.ConnectLine("bob");
        bob.Send("/join #games\n");
        bob.ReceiveAll();

        bob.Send("/part\n");
        Assert.Equal(["bob left the Chat!", "*** You talk in #lobby now"], bob.ReceiveLines());
        bob.Send("/part\nhello\n");

        Assert.Equal(["bob left the Chat!", "*** You are in no room now", "*** You are in no room to talk in: /join #room"], bob.ReceiveLines());
    }

    [Fact]
    public void Who_was_put_out_of_its_room_does_not_talk_elsewhere_by_accident()
    {
        var (bob, irc) = (_server.ConnectLine("bob"), InLobby("irc"));
        bob.Send("/join #games\n");
        _server.OnLoop(() => _server.Get<Server.Sessions.RoomDirectory>().TakeOut(_server.World.FindUser("bob")!, _server.World.FindRoom("#games")!, isPutOut: true));
        irc.ReadAll();
        bob.ReceiveAll();

        bob.Send("only for #games\n");

        bob.Receives("*** You are in no room to talk in: /join #room\n");
        irc.HearsNothing();
    }

    [Fact]
    public void Msg_is_for_one_person_and_shown_to_both()
    {
        var (alice, bob, irc) = (_server.ConnectLine("alice"), _server.ConnectLine("bob"), InLobby("irc"));
        alice.ReceiveAll();
        bob.ReceiveAll();

        bob.Send("/msg alice hi  there\n/msg irc :psst\n/msg nobody hi\n/msg alice\n/msg :x y\n");

        Assert.Equal(["[bob -> alice] hi  there"], alice.ReceiveLines());
        irc.Expects(":bob!... PRIVMSG irc ::psst");
        irc.HearsNothing();
        Assert.Equal(
            [
                "[bob -> alice] hi  there", "[bob -> irc] :psst", "*** There is nobody and no room called nobody",
                "*** It goes like this: /msg NAME TEXT", "*** There is nobody and no room called *",
            ],
            bob.ReceiveLines());
    }

    [Fact]
    public void Me_is_an_action()
    {
        var (bob, irc) = (_server.ConnectLine("bob"), InLobby("irc"));
        bob.ReceiveAll();

        bob.Send("/me waves\n");

        irc.Expects(":bob!... PRIVMSG #lobby :\u0001ACTION waves\u0001");
        bob.Receives("* bob waves\n");
    }

    [Fact]
    public void Topic_is_shown_and_set()
    {
        var bob = _server.ConnectLine("bob");
        bob.Send("/join #games\n");
        bob.ReceiveAll();

        bob.Send("/topic\n/topic chess tonight\n");
        bob.Send("/topic\n");

        Assert.Equal(["*** #games has no topic", "*** bob set the topic: chess tonight", "*** The topic of #games: chess tonight"], bob.ReceiveLines());
        var eve = _server.ConnectLine("eve");
        eve.Send("/join #games\n/topic mine\n");
        Assert.Contains("*** Only operators of #games may do that", eve.ReceiveLines());
    }

    [Fact]
    public void Quit_says_goodbye()
    {
        var (bob, irc) = (_server.ConnectLine("bob"), InLobby("irc"));
        bob.ReceiveAll();

        bob.Send("/quit see you\nnever said\n");

        irc.Expects(":bob!... QUIT :Quit: see you");
        irc.HearsNothing();
        bob.Receives("*** Closing: Quit: see you\n");
        Assert.True(bob.IsClosed);
    }

    [Theory]
    [InlineData("/nick rob QUIT :bye")]
    [InlineData("/nick :rob\0QUIT")]
    [InlineData("/msg irc\rQUIT :x")]
    [InlineData("/join #a,#b,#lobby,0")]
    [InlineData("/topic \u0001QUIT")]
    [InlineData("/join 0")]
    [InlineData("/part #lobby :QUIT")]
    public void Nothing_typed_becomes_another_command(string typed)
    {
        var bob = _server.ConnectLine("bob");

        bob.Send(typed + "\n");

        Assert.False(bob.IsClosed);
        _server.OnLoop(() => Assert.Equal(1, _server.World.UserCount));
    }

    [Fact]
    public void A_long_message_to_one_person_comes_whole()
    {
        var (bob, irc) = (_server.ConnectLine("bob"), InLobby("irc"));
        var text = string.Concat(Enumerable.Repeat("0123456789", 120));

        bob.Send($"/msg irc {text}\n");

        var lines = irc.ReadAll();
        Assert.Equal(text, string.Concat(lines.Select(line => line[(line.IndexOf(" :", StringComparison.Ordinal) + 2)..])));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 510));
    }

    public void Dispose()
    {
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }

    private TestClient InLobby(string nick)
    {
        var client = _server.Connect(nick);
        client.Send("JOIN #lobby");
        client.ReadAll();
        return client;
    }
}
