using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions.Classic;

/// <summary>The classic protocol's admin, when it is an account.</summary>
public sealed class ClassicAdminAccountTests : IDisposable
{
    private readonly TestServer _server = new(TestServer.Unlimited with
    {
        ClassicAdminAccount = "admin",
        Limits = TestServer.Unlimited.Limits with { WrongPasswords = 5, WrongPasswordSeconds = 60 },
    });

    [Fact]
    public void The_right_password_makes_the_accounts_user_who_is_an_operator_and_kicks()
    {
        var password = MakeAdmin();
        var (bob, irc) = (_server.ConnectOld("bob"), InLobby("irc"));

        var admin = _server.ConnectOld("admin", isLastVersion: true, password: password);

        Assert.Equal(["Connected to the Server!"], admin.TakePrinted());
        irc.Expects(":admin!... JOIN #lobby");
        irc.Send("WHOIS admin");
        irc.Hears("... 330 irc admin admin :...");
        admin.Types("/kick bob");
        Assert.True(bob.Connection.IsClosed);
        Assert.DoesNotContain(_server.Log.All, line => line.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_version_sees_PASS_then_that_it_joined_then_the_rest()
    {
        var password = MakeAdmin();

        var admin = _server.ConnectOld("admin");
        Assert.Equal(["PASS"], admin.TakePrinted());
        admin.Types(password);

        Assert.Equal(["admin joined the Chat", "Connected to the Server!"], admin.TakePrinted());
    }

    [Fact]
    public void While_its_user_is_here_it_joins_it_as_one_more_session()
    {
        var password = MakeAdmin();
        var irc = _server.Open();
        irc.Send($"PASS admin:{password}", "NICK boss", "USER boss 0 * :boss", "JOIN #lobby");
        irc.ReadAll();
        var alice = InLobby("alice");
        irc.ReadAll();

        var admin = _server.ConnectOld("admin", isLastVersion: true, password: password);
        alice.HearsNothing();
        admin.Types("hello");
        alice.Send("PRIVMSG #lobby :hi");
        admin.Wait();

        irc.Expects(":boss!... PRIVMSG #lobby :hello");
        alice.Expects(":boss!... PRIVMSG #lobby :hello");
        Assert.Equal(
            ["Connected to the Server!\n*** You are called boss here: your nickname is taken or cannot be one", "boss: hello", "alice: hi"], admin.TakePrinted());
    }

    [Fact]
    public void A_user_who_is_here_but_not_in_the_lobby_comes_in()
    {
        var password = MakeAdmin();
        var irc = _server.Open();
        irc.Send($"PASS admin:{password}", "NICK boss", "USER boss 0 * :boss");
        irc.ReadAll();

        var admin = _server.ConnectOld("admin", isLastVersion: true, password: password);

        irc.Expects(":boss!... JOIN #lobby");
        Assert.False(admin.HasStopped);
    }

    [Fact]
    public void An_account_without_an_operators_class_is_only_an_account()
    {
        var password = _server.CreateAccount("admin");
        var bob = _server.ConnectOld("bob");

        var admin = _server.ConnectOld("admin", isLastVersion: true, password: password);
        admin.TakePrinted();
        admin.Types("/kick bob");

        Assert.Equal(["Command Refused!"], admin.TakePrinted());
        Assert.False(bob.Connection.IsClosed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_wrong_password_and_no_such_account_are_refused_alike_and_nobody_hears_of_it(bool exists)
    {
        if (exists)
            MakeAdmin();
        var irc = InLobby("irc");

        var admin = _server.ConnectOld("admin", isLastVersion: true, password: "open barley");

        Assert.Equal(["Connection is Refused !! Wrong Password"], admin.TakePrinted());
        Assert.True(admin.Connection.IsClosed);
        irc.HearsNothing();
        Assert.DoesNotContain(_server.Log.All, line => line.Contains("barley", StringComparison.Ordinal));
    }

    [Fact]
    public void A_suspended_account_is_refused()
    {
        var password = MakeAdmin();
        _server.AtConsole("account SUSPEND admin for now");

        Assert.True(_server.ConnectOld("admin", isLastVersion: true, password: password).HasStopped);
    }

    [Fact]
    public void In_plain_text_from_another_machine_even_the_right_password_is_refused()
    {
        var password = MakeAdmin();

        Assert.True(_server.ConnectOld("admin", isLastVersion: true, password: password, address: "192.0.2.1").HasStopped);
    }

    [Fact]
    public void Guessing_is_bounded_and_then_even_the_right_one_is_refused()
    {
        var password = MakeAdmin();
        for (var i = 0; i < 5; i++)
            Assert.True(_server.ConnectOld("admin", isLastVersion: true, password: "guess").HasStopped);

        Assert.True(_server.ConnectOld("admin", isLastVersion: true, password: password).HasStopped);
        _server.Advance(TimeSpan.FromMinutes(2));
        Assert.False(_server.ConnectOld("admin", isLastVersion: true, password: password).HasStopped);
    }

    [Fact]
    public void A_password_of_a_megabyte_is_only_wrong()
    {
        MakeAdmin();
        var admin = _server.OpenClassic();
        admin.SendAndWait("admin");
        admin.Receives("PASS");

        admin.Send("admin: " + new string('x', 20_000));
        _server.Pause();

        admin.Receives("REFUSE");
        Assert.True(admin.IsClosed);
    }

    public void Dispose()
    {
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }

    private string MakeAdmin() => TestConsole.PasswordIn(_server.AtConsole("operator ADD admin CREATE").Lines);

    private TestClient InLobby(string nick)
    {
        var client = _server.Connect(nick);
        client.Send("JOIN #lobby");
        client.ReadAll();
        _server.Pause();
        return client;
    }
}
