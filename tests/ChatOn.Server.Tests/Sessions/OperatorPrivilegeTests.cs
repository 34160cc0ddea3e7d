using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Loop;
using ChatOn.Server.Services;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>What operators may, by their class, and how they lose it.</summary>
public sealed class OperatorPrivilegeTests : OperatorScenario
{
    private static readonly Privilege[] Single = [.. Enum.GetValues<Privilege>().Where(each => int.PopCount((int)each) == 1)];

    public OperatorPrivilegeTests()
        : base(WithClasses)
    {
    }

    private static ServerOptions WithClasses => WithOperator with
    {
        Operators =
        [
            .. WithOperator.Operators,
            new OperatorOptions { Name = "none", PasswordHash = PasswordHash, Class = "nowhere" },
            .. Single.Select(each => new OperatorOptions { Name = $"without{each}", PasswordHash = PasswordHash, Class = $"without{each}" }),
        ],
        OperatorClasses =
        [
            new OperatorClassOptions { Name = "banner", Privileges = Privilege.Ban },
            .. Single.Select(each => new OperatorClassOptions { Name = $"without{each}", Privileges = Privilege.All & ~each }),
        ],
    };

    [Fact]
    public void Every_command_that_needs_a_privilege_is_refused_with_723_to_a_class_without_it_and_with_481_to_others()
    {
        var specs = Server.Get<IEnumerable<CommandSpec>>().Where(spec => spec.Needs is not null).ToList();
        Assert.NotEmpty(specs);
        foreach (var spec in specs)
        {
            var (line, needed) = ($"{spec.Verb} a b c d", spec.Needs!.Value);
            var (guest, other) = (Connect("guest"), Operator($"without{needed}"));

            guest.Send(line);
            other.Send(line);

            guest.Expects($":chaton.local 481 guest :Permission Denied- You're not an IRC operator");
            other.Expects($":chaton.local 723 without{needed} {needed.ToString().ToLowerInvariant()} :Insufficient oper privileges.");
            guest.Send("QUIT");
            other.Send("QUIT");
        }
    }

    [Fact]
    public void Every_service_command_that_needs_a_privilege_is_refused_to_a_class_without_it()
    {
        var runner = Server.Get<ServiceRunner>();
        var specs = Service.All.SelectMany(runner.SpecsOf).Where(spec => spec.Needs is not null).ToList();
        Assert.NotEmpty(specs);
        foreach (var spec in specs)
        {
            var (guest, other) = (Connect("guest"), Operator($"without{spec.Needs}"));
            foreach (var client in new[] { guest, other })
            {
                client.Send($"PRIVMSG {spec.Service.Nick} :{spec.Name} a b c d");
                client.Expects($":{spec.Service.Nick}!... :{spec.Name} is for operators who may ...");
                client.HearsNothing();
                client.Send("QUIT");
            }
        }
    }

    [Fact]
    public void An_operator_of_a_class_that_is_not_there_may_nothing()
    {
        var none = Operator("none");

        none.Send("REHASH", "KILL none :x");

        none.Expects("... 723 none rehash ...");
        none.Expects("... 723 none kill ...");
    }

    [Fact]
    public void An_operators_account_makes_one_of_its_class_at_log_in_before_and_after_registration()
    {
        MakeAccount("keeper", "banner");
        var before = Server.OpenSecure();
        before.Send("CAP REQ sasl", "NICK keeper", "USER k 0 * :k");
        LogIn(before, "keeper");
        before.Send("CAP END");
        before.Hears(":chaton.local 381 keeper :You are now an IRC operator");
        before.Hears(":keeper!... MODE keeper +o");
        Assert.Equal(Privilege.Ban, PrivilegesOf("keeper"));
        before.Send("QUIT");

        var after = Connect("other", "sasl");
        LogIn(after, "keeper");

        after.Hears("... 381 other ...");
        Assert.Equal(Privilege.Ban, PrivilegesOf("other"));
        after.Send("KILL other :x");
        after.Hears("... 723 other kill ...");
    }

    [Fact]
    public void An_always_on_operator_is_one_again_when_it_comes_back_after_a_restart()
    {
        MakeAccount("keeper", "admin");
        Change(Server, "keeper", account => account with { AlwaysOn = true });
        ConnectAs("keeper").Send("JOIN #a");
        using var server = new TestServer(WithClasses, Server.Journal);
        server.OnLoop(() => Assert.Equal(Privilege.None, server.World.FindUser("keeper")!.Privileges));

        var keeper = server.OpenSecure();
        keeper.Send("CAP REQ sasl", "NICK keeper", "USER k 0 * :k");
        LogIn(keeper, "keeper");
        keeper.Send("CAP END", "REHASH");

        keeper.Hears("... 381 keeper ...");
        keeper.Hears("... 382 keeper ...");
    }

    [Fact]
    public void A_guest_that_logs_in_to_an_operator_who_is_here_gives_nothing_up()
    {
        MakeAccount("keeper", "admin");
        ConnectAs("keeper");
        var second = Connect("guest", "sasl");

        LogIn(second, "keeper");
        second.Send("REHASH");

        second.Hears("... 382 keeper ...");
    }

    [Fact]
    public void Giving_it_up_takes_all_privileges()
    {
        var boss = ConnectOperator("bigboss");

        boss.Send("MODE bigboss -o", "REHASH", "BAN LIST", "MODE bigboss +o", "REHASH");

        boss.Hears(":bigboss!... MODE bigboss -o");
        boss.Expects("... 481 bigboss ...");
        boss.Expects("... 481 bigboss ...");
        boss.Expects("... 481 bigboss ...");
        Server.OnLoop(() => Assert.Equal((null, null), (Server.World.FindUser("bigboss")!.OperatorName, Server.World.FindUser("bigboss")!.OperatorClass)));
    }

    [Fact]
    public void A_suspended_operators_sessions_are_out_and_what_they_had_sent_is_not_obeyed()
    {
        MakeAccount("rogue", "admin");
        var (boss, bob) = (ConnectOperator("bigboss"), Connect("bob"));
        var (one, two) = (ConnectAs("rogue"), ConnectAs("rogue"));

        boss.Post("NICKSERV SUSPEND rogue gone mad");
        one.Post("KILL nobody :x");
        Server.Run();
        one.Send("KILL bob :x");
        two.Send("BAN ADD NOW nick:bob x", "PROTECT registered");

        Assert.True(one.IsClosed && two.IsClosed);
        Assert.False(bob.IsClosed);
        boss.ReadAll();
        boss.Send("BAN LIST", "PROTECT");
        Told(boss, "0 bans.");
        Told(boss, "Protection is off.");
        var back = Server.OpenSecure();
        back.Send("CAP REQ sasl", "NICK rogue", "USER r 0 * :r");
        LogIn(back, "rogue");
        back.Hears("... 904 ...");
    }

    [Fact]
    public void Who_was_logged_in_but_not_registered_when_it_was_suspended_does_not_come_in()
    {
        MakeAccount("rogue", "admin");
        var boss = ConnectOperator("bigboss");
        var stale = Server.OpenSecure();
        stale.Send("CAP REQ sasl", "NICK rogue", "USER r 0 * :r");
        LogIn(stale, "rogue");
        stale.Hears("... 903 ...");

        boss.Send("NICKSERV SUSPEND rogue gone mad");
        stale.Send("CAP END");

        stale.Expects("ERROR :Closing link: ...");
        Assert.True(stale.IsClosed);
        Server.OnLoop(() => Assert.Null(Server.World.FindUser("rogue")));
    }

    [Fact]
    public void A_password_that_is_right_only_after_the_suspension_gives_nothing()
    {
        var pool = new WaitingPool();
        using var server = new TestServer(WithClasses, configure: services => Replace(services, pool));
        server.OnLoop(() => _ = server.Get<Registrar>().RegisterAsync(new RegistrationRequest("rogue", Password), holderId: 0, isByOperator: true).AsTask());
        pool.Finish(server);
        Change(server, "rogue", account => account with { OperatorClass = "admin" });
        var rogue = server.Connect("other");
        rogue.Send($"NICKSERV IDENTIFY rogue {Password}", $"PING x");
        var sasl = server.OpenSecure();
        sasl.Send("CAP REQ sasl", "NICK rogue", "USER r 0 * :r");
        LogIn(sasl, "rogue");

        Change(server, "rogue", account => account with { Suspension = new Suspension("mad", "boss", 0, null) });
        pool.Finish(server);
        sasl.Send("CAP END");

        sasl.Hears("... 904 ...");
        server.OnLoop(() => Assert.DoesNotContain(server.World.Users, user => user.IsOperator));
    }

    [Fact]
    public void What_a_class_may_no_more_its_operators_may_no_more_after_a_REHASH()
    {
        var options = WithClasses with { OperatorClasses = [new OperatorClassOptions { Name = "admin", Privileges = Privilege.All }] };
        using var server = new TestServer(options);
        var (boss, other) = (server.Connect("bigboss"), server.Connect("other"));
        boss.Send("OPER boss sesame");
        other.Send("OPER boss sesame");
        typeof(ServerOptions).GetProperty(nameof(ServerOptions.OperatorClasses))!.SetValue(
            options, new OperatorClassOptions[] { new() { Name = "admin", Privileges = Privilege.Audit } });

        boss.Send("REHASH");
        other.ReadAll();
        other.Send("KILL bigboss :x", "AUDIT");

        other.Expects("... 723 other kill ...");
        Told(other, "... REHASH configuration");
    }

    [Fact]
    public void WHOIS_tells_the_class_and_only_who_may_sees_addresses()
    {
        MakeAccount("keeper", "banner");
        ConnectAs("keeper");
        var (alice, bob, banner, boss) = (Connect("alice"), From("192.0.2.7", "bob"), Connect("banner", "sasl"), ConnectOperator("bigboss"));
        LogIn(banner, "keeper");
        foreach (var client in new[] { alice, boss, banner })
            client.ReadAll();

        alice.Send("WHOIS keeper", "WHOIS bob", "WHO bob %ni");
        banner.Send("WHOIS bob", "WHO bob %ni");
        boss.Send("WHOIS bob", "WHO bob %ni");
        bob.Send("WHOIS bob");

        alice.Hears(":chaton.local 313 alice keeper :is an IRC operator (banner)");
        alice.NeverHears("... 378 ...");
        alice.Hears("... 354 alice 255.255.255.255 bob");
        banner.NeverHears("... 378 ...");
        banner.Hears("... 354 ... 255.255.255.255 bob");
        boss.Hears("... 378 bigboss bob :is connecting from *@192.0.2.7 192.0.2.7");
        boss.Hears("... 354 bigboss 192.0.2.7 bob");
        bob.Hears("... 378 bob bob :is connecting from *@192.0.2.7 192.0.2.7");
    }

    private static void Replace(IServiceCollection services, WaitingPool pool) => services.AddSingleton<IWorkPool>(pool);

    private TestClient Operator(string name)
    {
        var client = Connect(name);
        client.Send($"OPER {name} sesame");
        client.Hears($"... MODE {name} +o");
        return client;
    }

    private Privilege PrivilegesOf(string nick)
    {
        var privileges = Privilege.None;
        Server.OnLoop(() => privileges = Server.World.FindUser(nick)!.Privileges);
        return privileges;
    }
}
