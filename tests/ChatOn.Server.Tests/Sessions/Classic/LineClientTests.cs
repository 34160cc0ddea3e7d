using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions.Classic;

/// <summary>People at nc and telnet.</summary>
public sealed class LineClientTests : IDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public void A_newline_makes_it_a_line_client_at_once()
    {
        var bob = _server.OpenClassic();

        bob.Send("bob\n");

        Assert.Equal(
            [
                "bob joined the Chat", "*** In #lobby: bob", "Connected to the Server!",
                "*** Welcome, bob. What you type is said in #lobby; /help lists what else you can type",
            ],
            bob.ReceiveLines());
        bob.Send("hello\n");
        bob.Receives("bob: hello\n");
    }

    [Fact]
    public void CR_LF_and_CR_NUL_end_lines_too()
    {
        var (bob, irc) = (_server.OpenClassic(), InLobby("irc"));

        bob.Send("bob\r\nhello\r\n");
        bob.Send("again\r\0");
        bob.Send("more\r\0");

        irc.Expects(":bob!~classic@127.0.0.1 JOIN #lobby");
        irc.Expects(":bob!... PRIVMSG #lobby :hello");
        irc.Expects(":bob!... PRIVMSG #lobby :again");
        irc.Expects(":bob!... PRIVMSG #lobby :more");
        irc.HearsNothing();
    }

    [Fact]
    public void A_pipe_that_ends_its_side_is_obeyed_and_still_answered()
    {
        var (bob, irc) = (_server.OpenClassic(), InLobby("irc"));

        bob.Send("bob\nhello\nand goodbye");
        bob.Disconnect();

        irc.Expects(":bob!... JOIN #lobby");
        irc.Expects(":bob!... PRIVMSG #lobby :hello");
        irc.Expects(":bob!... PRIVMSG #lobby :and goodbye");
        irc.Expects(":bob!... QUIT :Connection closed");
        var lines = bob.ReceiveLines();
        Assert.Equal("bob joined the Chat", lines[0]);
        Assert.Contains("bob: hello", lines);
        Assert.Equal("bob: and goodbye", lines[^1]);
        Assert.True(bob.IsClosed);
    }

    [Fact]
    public void A_line_may_come_in_pieces_and_slowly()
    {
        var bob = _server.ConnectLine("bob");

        foreach (var key in "hello")
            bob.SendAndWait(key.ToString());
        bob.ReceivesNothing();
        bob.Send("\n");

        bob.Receives("bob: hello\n");
    }

    [Fact]
    public void A_terminal_in_character_mode_is_taken_for_an_old_client_until_its_first_line_ends()
    {
        var irc = InLobby("irc");
        var bob = _server.OpenClassic();

        foreach (var key in "bob")
            bob.SendAndWait(key.ToString());
        bob.SendAndWait("\r\n");
        irc.Expects(":b!... JOIN #lobby");
        irc.Expects(":b!... NICK bob");
        irc.HearsNothing();
        bob.ReceiveAll();
        foreach (var key in "helo\blo")
            bob.SendAndWait(key.ToString());
        bob.SendAndWait("\r\n");

        irc.Expects(":bob!... PRIVMSG #lobby :hello");
        bob.Receives("bob: hello\n");
    }

    [Fact]
    public void A_character_mode_terminal_goes_on_on_a_new_line_and_is_greeted()
    {
        var bob = _server.OpenClassic();
        bob.SendAndWait("b");
        bob.Receives("b joined the Chat");
        bob.Receives("Connected to the Server!");

        bob.SendAndWait("ob\n");

        Assert.Equal(
            "\n*** b is now called bob\n*** Welcome, bob. What you type is said in #lobby; /help lists what else you can type\n", bob.ReceiveAll());
    }

    [Fact]
    public void A_character_mode_terminal_whose_whole_name_is_taken_keeps_what_it_has_and_is_told()
    {
        InLobby("bob");
        var bob = _server.OpenClassic();
        bob.SendAndWait("b");
        bob.ReceiveAll();

        bob.SendAndWait("ob\n");

        Assert.Equal("*** bob is taken", bob.ReceiveLines()[0]);
        bob.Send("hello\n");
        bob.Receives("b: hello\n");
    }

    [Fact]
    public void An_old_client_that_has_talked_becomes_a_line_client_by_a_newline()
    {
        var (bob, irc) = (_server.OpenClassic(), InLobby("irc"));
        bob.SendAndWait("bob");

        bob.SendAndWait("bob: one");
        bob.SendAndWait("bob: two\n");
        bob.Send("bob: three\n");

        irc.Expects(":bob!... JOIN #lobby");
        irc.Expects(":bob!... PRIVMSG #lobby :one");
        irc.Expects(":bob!... PRIVMSG #lobby :two");
        irc.Expects(":bob!... PRIVMSG #lobby :bob: three");
    }

    [Fact]
    public void Telnet_commands_are_stripped_wherever_they_are_cut()
    {
        var (bob, irc) = (_server.OpenClassic(), InLobby("irc"));

        bob.Send([0xFF, 0xFD]);
        bob.Send([0x03, (byte)'b', 0xFF, 0xFA, 0x18, 0x00, (byte)'v', (byte)'t']);
        bob.Send([0xFF, 0xF0, (byte)'o', (byte)'b', (byte)'\n', 0xFF]);
        bob.Send([0xF6, (byte)'h', (byte)'i', (byte)'\n']);

        irc.Expects(":bob!... JOIN #lobby");
        irc.Expects(":bob!... PRIVMSG #lobby :hi");
    }

    [Fact]
    public void A_taken_nickname_is_told_and_asked_for_again()
    {
        InLobby("bob");
        var bob = _server.OpenClassic();

        bob.Send("bob\n");
        bob.Receives("*** bob is taken\n*** Choose a nickname:\n");
        bob.Send("rob\n");

        Assert.Equal("rob joined the Chat", bob.ReceiveLines()[0]);
    }

    [Theory]
    [InlineData("bob smith")]
    [InlineData("2fast")]
    [InlineData("admin")]
    [InlineData("root")]
    [InlineData("josé")]
    [InlineData(":bob")]
    [InlineData("a:b")]
    [InlineData("#lobby")]
    public void A_nickname_that_cannot_be_one_is_told_and_asked_for_again(string wanted)
    {
        var bob = _server.OpenClassic();

        bob.Send(wanted + "\n");

        var lines = bob.ReceiveLines();
        Assert.StartsWith($"*** {wanted} cannot be a nickname: ", lines[0], StringComparison.Ordinal);
        Assert.Equal("*** Choose a nickname:", lines[1]);
        bob.Send("/nick bob\n");
        Assert.Equal("bob joined the Chat", bob.ReceiveLines()[0]);
    }

    [Fact]
    public void Before_it_has_a_name_it_can_only_choose_one_or_leave()
    {
        var (bob, irc) = (_server.OpenClassic(), InLobby("irc"));

        bob.Send("\n\n/join #x\n");
        bob.Receives("*** First choose a nickname, or log in to your account with /login NAME PASSWORD:\n");
        bob.Send("/quit\n");

        bob.Receives("*** Closing: Quit\n");
        Assert.True(bob.IsClosed);
        irc.HearsNothing();
    }

    [Fact]
    public void It_sees_the_last_lines_of_the_room_with_their_times()
    {
        using var server = new TestServer();
        var irc = server.Connect("irc");
        irc.Send("JOIN #lobby");
        for (var i = 1; i <= 25; i++)
            irc.Send($"PRIVMSG #lobby :line {i}");
        server.Advance(TimeSpan.FromMinutes(5));

        using var second = new TestServer(TestServer.Unlimited with { History = new HistoryOptions() }, server.Journal);
        second.OnLoop(() => second.World.FindRoom("#lobby")!.SetTopic(new Server.State.RoomTopic("Welcome all", "irc", 0)));
        var bob = second.OpenClassic();
        bob.Send("bob\n");

        var lines = bob.ReceiveLines();
        Assert.Equal("bob joined the Chat", lines[0]);
        Assert.Equal("*** The topic of #lobby: Welcome all", lines[1]);
        Assert.Equal(20, lines.Count(line => line.StartsWith("[2026-01-01 12:00] irc: line ", StringComparison.Ordinal)));
        Assert.Contains("[2026-01-01 12:00] irc: line 25", lines);
        Assert.DoesNotContain("[2026-01-01 12:00] irc: line 5", lines);
    }

    [Fact]
    public void An_old_client_is_shown_no_past()
    {
        using var server = new TestServer(TestServer.Unlimited with { History = new HistoryOptions() });
        var irc = server.Connect("irc");
        irc.Send("JOIN #lobby", "PRIVMSG #lobby :long ago");

        var alice = server.ConnectOld("alice");

        Assert.Equal(["alice joined the Chat", "Connected to the Server!"], alice.TakePrinted());
    }

    [Fact]
    public void It_is_asked_for_the_servers_password_and_cut_with_a_wrong_one()
    {
        using var server = new TestServer(TestServer.Unlimited with { PasswordHash = Server.Accounts.Passwords.Hash("secret", iterations: 1) });
        var (bob, eve) = (server.OpenClassic(), server.OpenClassic());

        bob.Send("bob\n");
        bob.Receives("*** This server has a password. Type it:\n");
        bob.Send("secret\n");
        eve.Send("eve\nguess\n");

        Assert.Equal("bob joined the Chat", bob.ReceiveLines()[0]);
        Assert.Contains("*** The password is wrong", eve.ReceiveLines());
        Assert.True(eve.IsClosed);
        Assert.DoesNotContain(server.Log.All, line => line.Contains("secret", StringComparison.Ordinal) || line.Contains("guess", StringComparison.Ordinal));
    }

    [Fact]
    public void Choosing_a_name_may_take_five_minutes_but_not_longer()
    {
        var bob = _server.OpenClassic();

        _server.Advance(TimeSpan.FromSeconds(299));
        bob.ReceivesNothing();
        _server.Advance(TimeSpan.FromSeconds(2));

        bob.Receives("*** Closing: Registration timed out\n");
        Assert.True(bob.IsClosed);
    }

    [Fact]
    public void An_IRC_client_after_the_prompt_is_answered_on_a_new_line()
    {
        var irc = _server.Open(entry: Server.Connections.Entry.IrcAfterPrompt);

        irc.Send("NICK irc", "USER irc 0 * :irc");

        irc.Expects("");
        irc.Expects(":chaton.local 001 irc :...");
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

    [Fact]
    public void Who_comes_back_to_its_account_is_told_how_and_need_not_type_its_name_twice()
    {
        var first = _server.ConnectLine("carol");
        first.Send("/register password1\n");
        first.ReceiveAll();
        first.Disconnect();
        var carol = _server.OpenClassic();

        carol.Send("carol\n");
        Assert.Contains("*** It belongs to an account. If that is yours: /login carol PASSWORD\n", carol.ReceiveAll(), StringComparison.Ordinal);
        carol.Send("/login password1\n");

        Assert.Contains("*** Welcome, carol.", carol.ReceiveAll(), StringComparison.Ordinal);
    }
}
