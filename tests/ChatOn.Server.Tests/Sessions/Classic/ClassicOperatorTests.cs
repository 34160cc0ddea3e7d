using ChatOn.Server.Accounts;
using ChatOn.Server.Loop;
using ChatOn.Server.Tests.Accounts.Mechanisms;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Sessions.Classic;

/// <summary>PASS, REFUSE, KICK and BAN of the classic protocol.</summary>
public sealed class ClassicOperatorTests : IDisposable
{
    private readonly TestServer _server = new(TestServer.Unlimited with
    {
        Operators = [new OperatorOptions { Name = "admin", PasswordHash = Passwords.Hash("open sesame", iterations: 1) }],
    });

    [Fact]
    public void PASS_comes_alone_to_an_old_client_called_admin_and_the_right_password_makes_an_operator()
    {
        var admin = _server.OpenClassic();

        admin.SendAndWait("admin");
        admin.Receives("PASS");
        admin.ReceivesNothing();
        admin.SendAndWait("open sesame");

        admin.Receives("admin joined the Chat");
        _server.Pause();
        admin.Receives("Connected to the Server!");
        _server.OnLoop(() => Assert.True(_server.World.FindUser("admin")!.IsOperator));
    }

    [Fact]
    public void The_last_version_compares_and_comes_in()
    {
        var admin = _server.ConnectOld("admin", isLastVersion: true, password: "open sesame");

        Assert.False(admin.HasStopped);
        Assert.Equal(["Connected to the Server!"], admin.TakePrinted());
    }

    [Fact]
    public void The_first_version_prints_PASS_and_its_answer_is_shown_to_nobody()
    {
        var irc = InLobby("irc");
        var admin = _server.ConnectOld("admin");
        Assert.Equal(["PASS"], admin.TakePrinted());

        admin.Types("open sesame");

        Assert.Equal(["admin joined the Chat", "Connected to the Server!"], admin.TakePrinted());
        irc.Expects(":admin!... JOIN #lobby");
        irc.HearsNothing();
        Assert.DoesNotContain(_server.Log.All, line => line.Contains("sesame", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_password_gets_REFUSE_alone_and_a_close_and_nobody_hears_of_it()
    {
        var irc = InLobby("irc");

        var admin = _server.ConnectOld("admin", isLastVersion: true, password: "open barley");

        Assert.Equal(["Connection is Refused !! Wrong Password"], admin.TakePrinted());
        Assert.True(admin.Connection.IsClosed);
        irc.HearsNothing();
        Assert.DoesNotContain(_server.Log.All, line => line.Contains("barley", StringComparison.Ordinal));
    }

    [Fact]
    public void Guessing_is_bounded_by_address_and_then_even_the_right_one_is_refused()
    {
        using var server = new TestServer(_server.Options with
        {
            Limits = _server.Options.Limits with { WrongPasswords = 2, WrongPasswordSeconds = 60 },
        });
        for (var i = 0; i < 2; i++)
            server.ConnectOld("admin", isLastVersion: true, password: "guess");

        Assert.True(server.ConnectOld("admin", isLastVersion: true, password: "open sesame").HasStopped);
        server.Advance(TimeSpan.FromMinutes(2));
        Assert.False(server.ConnectOld("admin", isLastVersion: true, password: "open sesame").HasStopped);
    }

    [Fact]
    public void When_too_many_passwords_wait_it_is_refused_and_that_counts_as_no_try()
    {
        var options = _server.Options with { Limits = _server.Options.Limits with { WrongPasswords = 2, WrongPasswordSeconds = 60 } };
        using var server = new TestServer(options, configure: services => services.AddSingleton<IWorkPool>(new CountingPool { IsFull = true }));

        for (var i = 0; i < 4; i++)
            Assert.True(server.ConnectOld("admin", isLastVersion: true, password: "open sesame").HasStopped);
        Assert.Empty(server.Log.All.Where(line => line.Contains("failed to become", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("admin: ")]
    [InlineData("")]
    public void A_password_of_a_megabyte_is_only_wrong(string prefix)
    {
        var admin = _server.OpenClassic();
        admin.SendAndWait("admin");
        admin.Receives("PASS");

        admin.Send(prefix + new string('x', 20_000));
        _server.Pause();

        admin.Receives("REFUSE");
        Assert.True(admin.IsClosed);
    }

    [Theory]
    [InlineData("Admin", "Admin2")]
    [InlineData("ADMIN", "ADMIN2")]
    [InlineData("admin ", "admin_")]
    public void Only_exactly_admin_is_asked(string wanted, string given)
    {
        var irc = InLobby("irc");
        var client = _server.OpenClassic();

        client.SendAndWait(wanted);

        irc.Expects($":{given}!... JOIN #lobby");
    }

    [Fact]
    public void A_line_client_is_never_asked()
    {
        var admin = _server.OpenClassic();

        admin.Send("admin\n");

        Assert.StartsWith("*** admin cannot be a nickname", admin.ReceiveLines()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_mode_terminal_that_typed_admin_is_asked_for_another_name()
    {
        var admin = _server.OpenClassic();
        admin.SendAndWait("admin");
        admin.Receives("PASS");

        admin.SendAndWait("\r\n");
        Assert.Contains("*** Choose a nickname:", admin.ReceiveLines());
        admin.Send("bob\n");

        Assert.Contains("bob joined the Chat", admin.ReceiveLines());
    }

    [Fact]
    public void One_that_is_gone_before_its_password_leaves_no_event()
    {
        var irc = InLobby("irc");
        var admin = _server.OpenClassic();
        admin.SendAndWait("admin");

        admin.Send("open se");
        admin.Disconnect();
        _server.Pause();

        irc.HearsNothing();
        Assert.True(admin.IsClosed);
    }

    [Fact]
    public void A_second_admin_gets_a_near_name()
    {
        _server.ConnectOld("admin", isLastVersion: true, password: "open sesame");
        var irc = InLobby("irc");

        _server.ConnectOld("admin", isLastVersion: true, password: "open sesame");

        irc.Expects(":admin2!... JOIN #lobby");
    }

    [Fact]
    public void An_operator_kicks_with_the_words_of_the_protocol()
    {
        var (alice, bob, irc) = (_server.ConnectOld("alice"), _server.ConnectOld("bob"), InLobby("irc"));
        var admin = _server.ConnectOld("admin", isLastVersion: true, password: "open sesame");
        irc.ReadAll();
        alice.TakePrinted();
        bob.TakePrinted();
        admin.TakePrinted();

        admin.Types("/kick bob");

        Assert.Equal(["You Were Kicked from Chat !"], bob.TakePrinted());
        Assert.True(bob.Connection.IsClosed);
        Assert.Equal(["bob was kicked from the server!"], alice.TakePrinted());
        Assert.Equal(["bob was kicked from the server!"], admin.TakePrinted());
        irc.Expects(":bob!... QUIT :Killed (admin (Kicked))");
    }

    [Fact]
    public void The_first_versions_operator_says_it_with_the_prefix_and_line_and_IRC_clients_can_be_kicked_too()
    {
        var (line, irc) = (_server.ConnectLine("line"), InLobby("irc"));
        var admin = _server.ConnectOld("admin");
        admin.Types("open sesame");
        line.ReceiveAll();

        admin.Types("KICK line");
        admin.Types("KICK irc");
        admin.TakePrinted();
        admin.Types("KICK nobody");
        admin.Types("BAN alice");

        Assert.Equal(["You Were Kicked from Chat !"], line.ReceiveLines());
        irc.Hears("...ERROR :...(Killed (admin (Kicked)))");
        Assert.True(irc.IsClosed);
        Assert.Equal(["*** There is nobody and no room called nobody", "*** There is nobody and no room called alice"], admin.TakePrinted());
    }

    [Fact]
    public void Others_are_refused_in_each_way_of_asking()
    {
        var (alice, bob, line, irc) = (_server.ConnectOld("alice"), _server.ConnectOld("bob"), _server.ConnectLine("line"), InLobby("irc"));
        alice.TakePrinted();
        bob.TakePrinted();
        line.ReceiveAll();

        alice.Connection.SendAndWait("KICK bob");
        alice.Types("BAN bob");
        line.Send("KICK bob\n");

        Assert.Equal(["Command Refused!", "Command Refused!"], alice.TakePrinted());
        Assert.Equal(["Command Refused!"], line.ReceiveLines());
        irc.HearsNothing();
        Assert.False(bob.Connection.IsClosed);
    }

    [Fact]
    public void Talking_about_kicks_is_talking()
    {
        var (alice, irc) = (_server.ConnectOld("alice"), InLobby("irc"));

        alice.Types("KICK it like Beckham");

        irc.Expects(":alice!... PRIVMSG #lobby :KICK it like Beckham");
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
        _server.Pause();
        return client;
    }
}
