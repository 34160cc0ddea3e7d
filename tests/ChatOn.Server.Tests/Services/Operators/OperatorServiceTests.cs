using ChatOn.Server.Audit;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Services.Operators;

/// <summary>Who is an operator: ADD, REMOVE and LIST at the machine's console, and what others make of them.</summary>
public sealed class OperatorServiceTests() : RoomScenario(new TestServer(WithHelpers))
{
    private static ServerOptions WithHelpers { get; } = TestServer.Unlimited with
    {
        OperatorClasses =
        [
            new OperatorClassOptions { Name = "helper", Privileges = Privilege.Kill },
            new OperatorClassOptions { Name = "nothing" },
        ],
    };

    [Fact]
    public void Who_is_logged_in_to_an_account_that_is_added_is_an_operator_at_once_and_all_its_sessions_see_it()
    {
        var password = Server.CreateAccount("bob");
        var (bob, second, alice) = (LogIn("bob", password), LogIn("bob", password, "bob2"), Server.Connect("alice"));

        var (isDone, lines) = Server.AtConsole("operator ADD bob");

        Assert.True(isDone);
        Assert.Equal(["Whoever logs in to bob is an operator of the class admin.", "bob is logged in, and is one now."], lines);
        bob.Expects(":chaton.local MODE bob +o");
        second.Expects(":chaton.local MODE bob +o");
        bob.Send("KILL alice :bye");
        Assert.True(alice.IsClosed);
    }

    [Fact]
    public void Who_logs_in_later_is_one_without_OPER_before_and_after_registration()
    {
        var password = Server.CreateAccount("bob");
        Server.AtConsole("operator ADD bob");

        var bob = Server.Open();
        bob.Send($"PASS bob:{password}", "NICK bob", "USER bob 0 * :Bob");
        bob.Hears("... MODE bob +o");
        bob.Disconnect();
        var guest = Server.Connect("guest");
        guest.Send($"NICKSERV IDENTIFY bob {password}");

        guest.Hears("... 381 guest ...");
        guest.Hears("... MODE guest +o");
    }

    [Fact]
    public void Removed_it_is_none_at_once_and_may_nothing_any_more()
    {
        var password = Server.CreateAccount("bob");
        Server.AtConsole("operator ADD bob");
        var (bob, alice) = (LogIn("bob", password), Server.Connect("alice"));

        var (isDone, lines) = Server.AtConsole("operator REMOVE bob");

        Assert.True(isDone);
        Assert.Equal(["bob is no operator's account any more."], lines);
        bob.Expects(":chaton.local MODE bob -o");
        bob.Send("KILL alice :bye", "WALLOPS :hi", "PRIVMSG NickServ :LIST");
        bob.Expects("... 481 bob ...");
        bob.Expects("... 481 bob ...");
        bob.Expects("... NOTICE bob :LIST is for operators who may manage accounts.");
        Assert.False(alice.IsClosed);
        var again = LogIn("bob", password, "bob2");
        again.NeverHears("... MODE bob +o");
    }

    [Fact]
    public void A_class_says_what_the_operator_may_and_another_one_holds_at_once()
    {
        var password = Server.CreateAccount("bob");
        var bob = LogIn("bob", password);

        Server.AtConsole("operator ADD bob helper");
        bob.Expects(":chaton.local MODE bob +o");
        bob.Send("WALLOPS :hi", "REHASH");
        bob.Expects("... 723 bob wallops ...");
        bob.Expects("... 723 bob rehash ...");
        Server.AtConsole("operator ADD bob");

        bob.Send("REHASH");
        bob.Hears("... 382 bob ...");
        bob.NeverHears("... MODE ...");
    }

    [Theory]
    [InlineData("boss")]
    [InlineData("nothing")]
    [InlineData("Helper")]
    public void A_class_that_is_not_there_or_may_nothing_is_refused(string name)
    {
        var password = Server.CreateAccount("bob");
        var bob = LogIn("bob", password);

        var (isDone, lines) = Server.AtConsole($"operator ADD bob {name}");

        Assert.False(isDone);
        Assert.Equal([$"There is no class {name} of operators that may do anything. There is: helper, admin."], lines);
        bob.HearsNothing();
    }

    [Fact]
    public void An_account_that_is_not_there_is_refused_with_what_to_do_and_made_when_asked()
    {
        var (isDone, lines) = Server.AtConsole("operator ADD carol");
        Assert.False(isDone);
        Assert.Contains("chaton account CREATE carol", Assert.Single(lines));
        Assert.Contains("chaton operator add carol --create", lines[0]);

        (isDone, lines) = Server.AtConsole("operator ADD carol helper CREATE");

        Assert.True(isDone);
        Assert.Equal(2, lines.Count);
        LogIn("carol", TestConsole.PasswordIn(lines)).Send("WHOIS carol");
        Server.OnLoop(() => Assert.Equal(Privilege.Kill, Server.World.FindUser("carol")!.Privileges));
        Assert.DoesNotContain(Server.Log.All, line => line.Contains(TestConsole.PasswordIn(lines), StringComparison.Ordinal));
    }

    [Fact]
    public void Asked_to_make_an_account_that_is_there_its_password_stays()
    {
        var password = Server.CreateAccount("bob");

        var (isDone, lines) = Server.AtConsole("operator ADD bob CREATE");

        Assert.True(isDone);
        Assert.Single(lines);
        LogIn("bob", password);
    }

    [Theory]
    [InlineData("NickServ", "NickServ is a service of the server.")]
    [InlineData("operserv", "OperServ is a service of the server.")]
    [InlineData("#room", "An account is named like a nickname...")]
    [InlineData("1st", "An account is named like a nickname...")]
    public void No_account_takes_a_name_that_cannot_be_one(string name, string why)
    {
        var (isDone, lines) = Server.AtConsole($"operator ADD {name} CREATE");

        Assert.False(isDone);
        Assert.True(TestClient.Matches(Assert.Single(lines), why));
    }

    [Fact]
    public void Only_the_console_gives_reserved_names_and_their_owner_alone_holds_them()
    {
        var (_, made) = Server.AtConsole("operator ADD admin CREATE");
        var password = TestConsole.PasswordIn(made);
        var mallory = Server.Connect("mallory");
        mallory.Send("NICK admin");
        mallory.Expects("... 432 mallory admin ...");

        var admin = Server.Connect("boss");
        admin.Send($"NICKSERV IDENTIFY admin {password}");
        admin.ReadAll();
        admin.Send("NICK admin");
        admin.Expects(":boss!... NICK admin");
        admin.Send("NICKSERV CREATE root");
        admin.Expects("... NOTICE admin :An account is named like a nickname...");

        var second = Server.Open();
        second.Send("CAP LS 302", "NICK admin", "USER x 0 * :x", "CAP END");
        second.Hears("... 433 ... admin ...");
        admin.Send("QUIT");
        second.Send("NICK admin");
        second.Hears("... 433 ... admin ...");
    }

    [Fact]
    public void One_who_negotiates_takes_the_reserved_name_of_the_account_it_logs_in_to()
    {
        var password = TestConsole.PasswordIn(Server.AtConsole("operator ADD admin CREATE").Lines);
        var admin = Server.Open();

        admin.Send("CAP LS 302", "NICK admin", "USER x 0 * :x", "CAP REQ :sasl", "AUTHENTICATE PLAIN");
        admin.Send("AUTHENTICATE " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"\0admin\0{password}")), "CAP END");

        admin.Hears("... 001 admin ...");
        admin.Hears("... MODE admin +o");
    }

    [Fact]
    public void An_operator_who_may_everything_can_make_and_unmake_none_from_the_chat()
    {
        var password = Server.CreateAccount("bob");
        Server.CreateAccount("mallory");
        Server.AtConsole("operator ADD bob");
        var bob = LogIn("bob", password);

        bob.Send("PRIVMSG OperServ :ADD mallory", "PRIVMSG OperServ :REMOVE bob", "PRIVMSG OperServ :add");
        bob.Expects(":OperServ!... NOTICE bob :ADD is done on the server's machine only: chaton operator ADD account [class] [CREATE]");
        bob.Expects(":OperServ!... NOTICE bob :REMOVE is done on the server's machine only: chaton operator REMOVE account");
        bob.Expects(":OperServ!... NOTICE bob :ADD is done on the server's machine only...");
        bob.Send("PRIVMSG OperServ :HELP");
        bob.NeverHears("... NOTICE bob :ADD ...");
        bob.Hears("... NOTICE bob :LIST ...");
        Server.OnLoop(() => Assert.True(Server.World.FindUser("bob")!.IsOperator));
    }

    [Fact]
    public void A_member_and_a_guest_see_and_do_nothing_of_it()
    {
        var password = Server.CreateAccount("mallory");
        var (mallory, guest) = (LogIn("mallory", password), Server.Connect("guest"));

        foreach (var client in new[] { mallory, guest })
        {
            client.Send("PRIVMSG OperServ :ADD mallory", "PRIVMSG OperServ :LIST", $"PRIVMSG OperServ :ADD {new string('x', 300)} CREATE");
            client.Expects("... NOTICE ... :ADD is done on the server's machine only...");
            client.Expects("... NOTICE ... :LIST is for operators who may manage accounts.");
            client.Expects("... NOTICE ... :ADD is done on the server's machine only...");
        }

        Server.OnLoop(() => Assert.False(Server.World.FindUser("mallory")!.IsOperator));
        Assert.Equal(["0 operators."], Server.AtConsole("operator LIST").Lines);
    }

    [Fact]
    public void A_nickname_that_somebody_has_grouped_makes_nobody_an_operator()
    {
        var mallory = LogIn("mallory", Server.CreateAccount("mallory"));
        mallory.Send("NICK boss", "NICKSERV GROUP boss");
        mallory.ReadAll();

        var (isDone, lines) = Server.AtConsole("operator ADD boss CREATE");

        Assert.False(isDone);
        Assert.Contains("boss is no account, but a nickname that belongs to the account mallory.", lines);
        Assert.Equal(["0 operators."], Server.AtConsole("operator LIST").Lines);
    }

    [Fact]
    public void The_audit_log_has_who_what_whom_and_which_class()
    {
        Server.CreateAccount("bob");

        Server.AtConsole("operator ADD bob helper");
        Server.AtConsole("operator REMOVE bob");
        Server.AtConsole("operator REMOVE bob");

        var entries = new List<AuditEntry>();
        Server.OnLoop(() => _ = ReadAsync());
        Assert.Equal(
            [("console", "CREATE", "bob", null), ("console", "ADDOPERATOR", "bob", "helper"), ("console", "REMOVEOPERATOR", "bob", "helper")],
            entries.Select(entry => (entry.Who, entry.What, entry.Whom, entry.Why)));

        async Task ReadAsync() => entries.AddRange(await Server.Get<AuditLog>().ReadAsync(10));
    }

    [Fact]
    public void The_list_has_all_of_them_and_what_is_wrong_with_one()
    {
        var password = Server.CreateAccount("bob");
        Server.AtConsole("operator ADD bob");
        Server.AtConsole("operator ADD amy helper CREATE");
        LogIn("bob", password);

        Assert.Equal(["amy, class helper", "bob, class admin, here as bob", "2 operators."], Server.AtConsole("operator LIST").Lines);

        Restart(TestServer.Unlimited);
        Assert.Equal(["amy, class helper, which is not configured: may nothing", "bob, class admin", "2 operators."], Server.AtConsole("operator LIST").Lines);
    }

    [Fact]
    public void It_outlives_a_restart_and_one_who_stayed_without_a_client_is_one_again_on_logging_in()
    {
        var password = Server.CreateAccount("bob");
        Server.AtConsole("operator ADD bob");
        var bob = LogIn("bob", password);
        bob.Send("JOIN #a", "NICKSERV ALWAYSON on");
        bob.Disconnect();
        Restart(WithHelpers);

        Server.OnLoop(() => Assert.False(Server.World.FindUser("bob")!.IsOperator));
        bob = Server.Open();
        bob.Send($"PASS bob:{password}", "NICK bob2", "USER bob 0 * :Bob");

        bob.Hears("... MODE bob +o");
    }

    [Fact]
    public void What_cannot_be_stored_is_not_in_force()
    {
        var bob = LogIn("bob", Server.CreateAccount("bob"));
        Server.Journal.BeforeCommit = () => new JournalException("disk full");

        var (isDone, lines) = Server.AtConsole("operator ADD bob");

        Assert.False(isDone);
        Assert.Contains("cannot store anything at the moment", Assert.Single(lines));
        bob.HearsNothing();
        Server.Journal.BeforeCommit = null;
        Assert.Equal(["0 operators."], Server.AtConsole("operator LIST").Lines);
    }

    [Fact]
    public void Answers_have_no_control_characters_whatever_a_user_wrote()
    {
        var (_, lines) = Server.AtConsole("account \e[2J\u009b31m");

        Assert.Equal("There is no command \uFFFD[2J\uFFFD31M here; HELP lists them.", Assert.Single(lines));
    }

    private TestClient LogIn(string account, string password, string? nick = null)
    {
        var client = Server.Open();
        client.Send($"PASS {account}:{password}", $"NICK {nick ?? account}", $"USER {account} 0 * :{account}");
        client.Hears("... 001 ...");
        client.ReadAll();
        return client;
    }
}
