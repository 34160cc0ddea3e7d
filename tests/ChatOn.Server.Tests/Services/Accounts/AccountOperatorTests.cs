using ChatOn.Testing;

namespace ChatOn.Server.Tests.Services.Accounts;

/// <summary>What operators do with others' accounts.</summary>
public sealed class AccountOperatorTests : AccountScenario
{
    [Fact]
    public void A_suspended_account_is_put_out_and_does_not_come_back_before_its_time()
    {
        var (oper, alice) = (ConnectOperator(), Register("alice"));

        oper.Send("NICKSERV SUSPEND alice 1h for a while");

        Assert.True(alice.IsClosed);
        alice.Hears(":chaton.local ERROR :... (Your account is suspended: for a while)");
        var again = Server.Connect("x", "sasl");
        Authenticate(again, "alice");
        again.Hears(":chaton.local 904 x :The account is suspended: for a while");
        Server.Advance(TimeSpan.FromHours(1));
        Authenticate(again, "alice");
        again.Hears(":chaton.local 903 x :...");
    }

    [Fact]
    public void Who_has_logged_in_before_but_not_come_in_yet_is_stopped_at_the_door()
    {
        var oper = ConnectOperator();
        Register("alice").Disconnect();
        var client = Server.Open();
        client.Send("CAP REQ sasl", "NICK alice", "USER a 0 * :a");
        Authenticate(client, "alice");
        client.Hears("... 903 ...");

        oper.Send("NICKSERV SUSPEND alice now");
        client.Send("CAP END");

        client.Hears("ERROR :...Your account cannot be used any more...");
    }

    [Fact]
    public void A_reset_password_is_random_and_works()
    {
        var oper = ConnectOperator();
        Register("alice").Disconnect();

        oper.Send("NICKSERV RESETPASSWORD alice");
        var words = oper.Hears(":NickServ!... NOTICE oper :The password of alice is now ...").Split(' ');
        var secret = words[Array.IndexOf(words, "now") + 1];

        var client = Server.Connect("x", "sasl");
        Authenticate(client, "alice");
        client.Hears(":chaton.local 904 ...");
        Authenticate(client, "alice", secret);
        client.Hears(":chaton.local 903 ...");
    }

    [Fact]
    public void A_renamed_account_keeps_what_is_its_own()
    {
        var (oper, alice) = (ConnectOperator(), Register("alice"));
        var bob = Server.Connect("bob", "account-notify");
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        bob.ReadAll();

        oper.Send("NICKSERV RENAME alice alicia");

        bob.Expects(":alice!... ACCOUNT alicia");
        Assert.Null(Find("alice"));
        Assert.NotNull(Find("alicia"));
    }

    [Fact]
    public void Invitations_are_good_once()
    {
        var options = TestServer.Unlimited with { Accounts = TestServer.Unlimited.Accounts with { Registration = RegistrationPolicy.Invitation } };
        Restart(options);
        var oper = ConnectOperator(registers: false);
        oper.Send("NICKSERV INVITATION");
        var code = oper.Hears(":NickServ!... NOTICE oper :REGISTER password * ...").Split(' ')[6];

        var (one, other) = (Server.Connect("one"), Server.Connect("other", "draft/account-registration"));
        one.Post($"REGISTER * * password1 {code}");
        other.Post($"REGISTER * * password1 {code}");
        Server.Run();

        one.Hears(":chaton.local REGISTER SUCCESS one :...");
        other.Hears(":chaton.local FAIL REGISTER TEMPORARILY_UNAVAILABLE other :...");
    }

    [Fact]
    public void What_operators_do_is_in_the_audit_log()
    {
        var oper = ConnectOperator();
        Register("alice").Disconnect();

        oper.Send("NICKSERV SUSPEND alice because", "NICKSERV UNSUSPEND alice", "NICKSERV CREATE carol");

        IReadOnlyList<ChatOn.Server.Audit.AuditEntry> entries = [];
        Server.OnLoop(() => _ = Read());
        Assert.Equal(["SUSPEND alice", "UNSUSPEND alice", "CREATE carol"], entries.Select(entry => $"{entry.What} {entry.Whom}"));
        Assert.StartsWith("oper!", entries[0].Who, StringComparison.Ordinal);

        async Task Read() => entries = await Server.Get<ChatOn.Server.Audit.AuditLog>().ReadAsync(10);
    }

    [Fact]
    public void A_class_without_the_privilege_may_not()
    {
        var options = TestServer.Unlimited with { OperatorClasses = [new OperatorClassOptions { Name = "helper", Privileges = Privilege.Kill }] };
        Restart(options);
        Register("alice");
        var helper = ConnectOperator("helper", registers: false);

        helper.Send("NICKSERV SUSPEND alice no");

        helper.Expects(":NickServ!... NOTICE oper :SUSPEND is for operators who may manage accounts.");
    }

    private TestClient ConnectOperator(string operatorClass = OperatorClassOptions.Admin, bool registers = true)
    {
        var oper = registers ? Register("oper") : Server.Connect("oper");
        Server.OnLoop(() => Server.World.FindUser("oper")!.BecomeOperator("oper", operatorClass, Server.Options.PrivilegesOf(operatorClass)));
        oper.ReadAll();
        return oper;
    }
}
