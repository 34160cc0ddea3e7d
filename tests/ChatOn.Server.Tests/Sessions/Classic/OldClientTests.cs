using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions.Classic;

/// <summary>The classic protocol with imitations of both versions of the old client, byte for byte.</summary>
public sealed class OldClientTests : IDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public void The_newcomer_is_announced_to_it_alone_and_first_and_everything_else_waits_100_ms()
    {
        var alice = _server.OpenClassic();

        alice.Send("alice");
        alice.ReceivesNothing();
        _server.Advance(TimeSpan.FromMilliseconds(49));
        alice.ReceivesNothing();
        _server.Advance(TimeSpan.FromMilliseconds(1));
        alice.Receives("alice joined the Chat");
        _server.Advance(TimeSpan.FromMilliseconds(99));
        alice.ReceivesNothing();
        _server.Advance(TimeSpan.FromMilliseconds(1));
        alice.Receives("Connected to the Server!");
        alice.ReceivesNothing();
    }

    [Fact]
    public void What_the_room_says_meanwhile_waits_too()
    {
        var bob = _server.Connect("bob");
        bob.Send("JOIN #lobby");
        var alice = _server.OpenClassic();
        alice.Send("alice");
        _server.Advance(TimeSpan.FromMilliseconds(50));

        bob.Send("PRIVMSG #lobby :hi alice");

        alice.Receives("alice joined the Chat");
        alice.ReceivesNothing();
        _server.Advance(TimeSpan.FromMilliseconds(100));
        alice.Receives("Connected to the Server!\nbob: hi alice");
    }

    [Fact]
    public void The_first_version_prints_all_of_it()
    {
        var alice = _server.ConnectOld("alice");

        Assert.Equal(["alice joined the Chat", "Connected to the Server!"], alice.TakePrinted());
    }

    [Fact]
    public void The_last_version_throws_away_its_first_recv_and_still_hears_all_that_matters()
    {
        var alice = _server.ConnectOld("alice", isLastVersion: true);

        Assert.Equal(["Connected to the Server!"], alice.TakePrinted());
        alice.Types("hello");
        Assert.Equal(["alice: hello"], alice.TakePrinted());
    }

    [Fact]
    public void A_message_reaches_everybody_including_its_sender()
    {
        var (alice, bob) = (_server.ConnectOld("alice"), _server.ConnectOld("bob", isLastVersion: true));
        alice.TakePrinted();
        bob.TakePrinted();

        bob.Types("hello there");

        Assert.Equal(["bob: hello there"], alice.TakePrinted());
        Assert.Equal(["bob: hello there"], bob.TakePrinted());
    }

    [Fact]
    public void Several_messages_in_one_read_are_several_messages()
    {
        var (alice, irc) = (_server.ConnectOld("alice"), InLobby("irc"));
        alice.TakePrinted();

        alice.TypesAtOnce("one", "two", "", "three: 3");
        alice.Wait();

        irc.Expects(":alice!... PRIVMSG #lobby :one");
        irc.Expects(":alice!... PRIVMSG #lobby :two");
        irc.Expects(":alice!... PRIVMSG #lobby :three: 3");
        irc.HearsNothing();
        Assert.Equal(["alice: one", "alice: two", "alice: three: 3"], string.Join('\n', alice.TakePrinted()).Split('\n'));
    }

    [Fact]
    public void Messages_in_one_write_are_joined_with_LF_and_the_last_has_none()
    {
        var (alice, bob) = (_server.ConnectOld("alice"), InLobby("bob"));
        alice.TakePrinted();

        bob.Send("PRIVMSG #lobby :one", "PRIVMSG #lobby :two");

        Assert.Equal(["bob: one\nbob: two"], alice.TakePrinted());
    }

    [Fact]
    public void Two_writes_keep_a_distance_so_that_they_do_not_arrive_as_one()
    {
        var (alice, bob) = (_server.ConnectOld("alice"), InLobby("bob"));
        alice.TakePrinted();

        bob.Send("PRIVMSG #lobby :one");
        bob.Send("PRIVMSG #lobby :two");
        bob.Send("PRIVMSG #lobby :three");

        Assert.Equal(["bob: one"], alice.TakePrinted());
        _server.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal(["bob: two\nbob: three"], alice.TakePrinted());
    }

    [Fact]
    public void A_message_split_over_reads_within_50_ms_is_one()
    {
        var (alice, irc) = (Old("alice"), InLobby("irc"));

        alice.Send("alice: hel");
        _server.Advance(TimeSpan.FromMilliseconds(49));
        alice.Send("lo al");
        _server.Advance(TimeSpan.FromMilliseconds(49));
        alice.Send("ice: there");
        irc.Expects(":alice!... PRIVMSG #lobby :hello ");
        irc.HearsNothing();
        _server.Advance(TimeSpan.FromMilliseconds(50));

        irc.Expects(":alice!... PRIVMSG #lobby :there");
        irc.HearsNothing();
    }

    [Fact]
    public void What_comes_later_than_that_without_prefix_is_a_message_of_its_own()
    {
        var (alice, irc) = (Old("alice"), InLobby("irc"));

        alice.SendAndWait("alice: hel");
        alice.SendAndWait("lo");

        irc.Expects(":alice!... PRIVMSG #lobby :hel");
        irc.Expects(":alice!... PRIVMSG #lobby :lo");
    }

    [Fact]
    public void A_nickname_and_a_message_in_one_read_are_told_apart()
    {
        var irc = InLobby("irc");
        var alice = _server.OpenClassic();

        alice.SendAndWait("alicealice: helloalice: again");

        irc.Expects(":alice!... JOIN #lobby");
        irc.Expects(":alice!... PRIVMSG #lobby :hello");
        irc.Expects(":alice!... PRIVMSG #lobby :again");
    }

    [Fact]
    public void Somebody_elses_prefix_in_a_message_is_only_text()
    {
        var (bob, irc) = (_server.ConnectOld("bob"), InLobby("irc"));
        _server.ConnectOld("alice");
        irc.ReadAll();
        bob.TakePrinted();

        bob.Types("alice: I never said that");

        irc.Expects(":bob!... PRIVMSG #lobby :alice: I never said that");
        Assert.Equal(["bob: alice: I never said that"], bob.TakePrinted());
    }

    [Fact]
    public void A_client_that_forges_the_prefix_still_speaks_as_itself()
    {
        var (alice, bob, irc) = (_server.ConnectOld("alice"), Old("bob"), InLobby("irc"));
        alice.TakePrinted();

        bob.SendAndWait("bob: hialice: I am alice");

        irc.Expects(":bob!... PRIVMSG #lobby :hialice: I am alice");
        Assert.Equal(["bob: hialice: I am alice"], alice.TakePrinted());
    }

    [Fact]
    public void An_empty_line_says_nothing()
    {
        var (alice, irc) = (_server.ConnectOld("alice"), InLobby("irc"));
        alice.TakePrinted();

        alice.Types("");
        alice.Types("   ");

        irc.HearsNothing();
        Assert.Empty(alice.TakePrinted());
    }

    [Fact]
    public void Characters_beyond_ASCII_are_question_marks_for_it_and_themselves_for_others()
    {
        var (alice, bob, line) = (_server.ConnectOld("alice"), InLobby("bob"), _server.ConnectLine("line"));
        _server.Pause();
        alice.TakePrinted();
        bob.ReadAll();

        bob.Send("PRIVMSG #lobby :naïve 🎉 日本");

        Assert.Equal(["bob: na?ve ? ??"], alice.TakePrinted());
        line.Receives("bob: naïve 🎉 日本\n");
    }

    [Fact]
    public void A_message_of_5000_bytes_arrives_whole_in_pieces_that_one_recv_takes()
    {
        var (alice, bob, irc) = (_server.ConnectOld("alice"), _server.ConnectOld("bob"), InLobby("irc"));
        alice.TakePrinted();
        bob.TakePrinted();
        var text = string.Concat(Enumerable.Range(0, 625).Select(i => $"{i:D7} "));

        alice.Types(text);

        Assert.Equal(text, string.Concat(irc.ReadAll().Select(line => line[(line.IndexOf(" :", StringComparison.Ordinal) + 2)..])));
        alice.Wait();
        bob.Wait();
        foreach (var client in new[] { alice, bob })
        {
            var printed = client.TakePrinted();
            client.Connection.AssertOldCanReadAll();
            Assert.Equal(text, string.Concat(string.Join('\n', printed).Split('\n').Select(line => line["alice: ".Length..])));
        }
    }

    [Fact]
    public void Leaving_is_announced()
    {
        var (alice, bob, irc) = (_server.ConnectOld("alice"), _server.ConnectOld("bob"), InLobby("irc"));
        alice.TakePrinted();

        bob.Connection.Disconnect();

        Assert.Equal(["bob left the Chat!"], alice.TakePrinted());
        irc.Expects(":bob!... QUIT :Connection closed");
        Assert.True(bob.Connection.IsClosed);
    }

    [Fact]
    public void What_was_typed_just_before_the_end_is_still_said()
    {
        var (alice, irc) = (_server.ConnectOld("alice"), InLobby("irc"));

        alice.TypesAtOnce("goodbye");
        alice.Connection.Disconnect();

        irc.Expects(":alice!... PRIVMSG #lobby :goodbye");
        irc.Expects(":alice!... QUIT ...");
    }

    [Fact]
    public void One_that_ends_before_it_has_a_name_leaves_no_event()
    {
        var irc = InLobby("irc");
        var gone = _server.OpenClassic();

        gone.Send("ali");
        gone.Disconnect();
        _server.Pause();

        irc.HearsNothing();
        Assert.True(gone.IsClosed);
        _server.OnLoop(() => Assert.Equal((1, 1), (_server.World.SessionCount, _server.World.UserCount)));
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("alicealice: hello")]
    public void One_that_is_gone_before_it_has_read_its_name_leaves_like_all_others(string sent)
    {
        var irc = InLobby("irc");
        var gone = _server.OpenClassic();

        gone.Send(sent);
        _server.Advance(TimeSpan.FromMilliseconds(60));
        gone.Disconnect();
        _server.Pause();

        irc.Expects(":alice!... JOIN #lobby");
        irc.Hears(":alice!... QUIT :Connection closed");
        Assert.True(gone.IsClosed);
    }

    [Fact]
    public void One_that_was_put_out_of_the_room_is_told_how_to_come_back()
    {
        var alice = _server.ConnectOld("alice");
        var irc = InLobby("irc");
        _server.OnLoop(() => _server.World.FindRoom("#lobby")!.Find(_server.World.FindUser("irc")!.Id)!.Grant(Server.State.Roles.Operator));
        alice.TakePrinted();

        irc.Send("KICK #lobby alice :out");
        alice.Types("hello");

        Assert.Equal(["*** alice was put out of #lobby by irc (out)", "*** You are in no room any more; connect again"], alice.TakePrinted());
    }

    [Fact]
    public void A_taken_nickname_becomes_a_near_one_and_it_is_told_so()
    {
        var irc = _server.Connect("Alice");
        irc.Send("JOIN #lobby");
        irc.ReadAll();

        var alice = _server.ConnectOld("alice");

        Assert.Equal(
            ["alice2 joined the Chat", "Connected to the Server!\n*** You are called alice2 here: your nickname is taken or cannot be one"],
            alice.TakePrinted());
        alice.Types("hello");
        irc.Expects(":alice2!... JOIN #lobby");
        irc.Expects(":alice2!... PRIVMSG #lobby :hello");
        Assert.Equal(["alice2: hello"], alice.TakePrinted());
    }

    [Theory]
    [InlineData("bob smith", "bob_smith")]
    [InlineData("2fast", "_2fast")]
    [InlineData("a: b", "a__b")]
    [InlineData("bob: ", "bob__")]
    [InlineData("jos\u00e9", "jos")]
    [InlineData("admin", "admin2")]
    [InlineData("ChanServ", "ChanServ2")]
    [InlineData("#lobby", "lobby")]
    [InlineData("/quit", "quit")]
    [InlineData("x\u0000y\u001b[31mz", "xyz")]
    public void A_nickname_that_cannot_be_one_becomes_a_near_one_and_its_prefix_is_still_known(string wanted, string given)
    {
        var irc = InLobby("irc");
        var client = Old(wanted);
        irc.Expects($":{given}!... JOIN #lobby");

        client.SendAndWait($"{wanted}: hello{wanted}: again");

        irc.Expects($":{given}!... PRIVMSG #lobby :hello");
        irc.Expects($":{given}!... PRIVMSG #lobby :again");
        irc.HearsNothing();
    }

    [Fact]
    public void Slash_commands_are_only_text_in_its_messages()
    {
        var (alice, irc) = (_server.ConnectOld("alice"), InLobby("irc"));
        alice.TakePrinted();

        alice.Types("/quit");
        alice.Types("/nick mallory");

        irc.Expects(":alice!... PRIVMSG #lobby :/quit");
        irc.Expects(":alice!... PRIVMSG #lobby :/nick mallory");
        Assert.False(alice.Connection.IsClosed);
    }

    [Fact]
    public void A_message_that_could_not_be_stored_is_shown_to_nobody_and_its_sender_is_told()
    {
        var (alice, irc) = (_server.ConnectOld("alice"), InLobby("irc"));
        alice.TakePrinted();
        _server.Journal.BeforeCommit = () => new Server.Storage.JournalException("full");

        alice.Types("hello");

        irc.HearsNothing();
        Assert.StartsWith("*** Your message was not delivered", Assert.Single(alice.TakePrinted()), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_never_asked_for_a_sign_of_life()
    {
        using var server = new TestServer(TestServer.Unlimited with
        {
            Limits = TestServer.Unlimited.Limits with { PingIntervalSeconds = 10, PingTimeoutSeconds = 5 },
        });
        var alice = server.ConnectOld("alice");
        alice.TakePrinted();

        server.Advance(TimeSpan.FromMinutes(5));

        Assert.Empty(alice.TakePrinted());
        Assert.False(alice.Connection.IsClosed);
    }

    [Fact]
    public void Where_a_password_is_needed_it_is_told_why_it_cannot_come_in()
    {
        using var server = new TestServer(TestServer.Unlimited with { PasswordHash = Server.Accounts.Passwords.Hash("secret", iterations: 1) });

        var alice = server.ConnectOld("alice");

        Assert.Equal(["*** Closing: This server has a password, which this client cannot give"], alice.TakePrinted());
        Assert.True(alice.Connection.IsClosed);
    }

    [Fact]
    public void When_the_server_stops_it_is_told()
    {
        var alice = _server.ConnectOld("alice");
        alice.TakePrinted();

        _server.OnLoop(() => _server.Chat.SayGoodbye("Server is stopping"));
        alice.Wait();

        Assert.Equal(["*** Closing: Server is stopping"], alice.TakePrinted());
        Assert.True(alice.Connection.IsClosed);
    }

    public void Dispose()
    {
        Assert.DoesNotContain(_server.Log.Errors, line => !line.Contains("takes no commits", StringComparison.Ordinal));
        _server.Dispose();
    }

    private ClassicClient Old(string nick)
    {
        var client = _server.OpenClassic();
        client.SendAndWait(nick);
        _server.Pause();
        client.ReceiveAll();
        return client;
    }

    private TestClient InLobby(string nick)
    {
        var client = _server.Connect(nick);
        client.Send("JOIN #lobby");
        client.ReadAll();
        _server.Pause();
        return client;
    }
}
