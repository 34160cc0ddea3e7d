using System.Diagnostics.CodeAnalysis;
using ChatOn.Server.Loop;
using ChatOn.Server.Sessions;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Commands.Operators;

[Trait("Spec", "modern/OPER")]
public sealed class OperCommandTests : Scenario
{
    [Fact]
    public void The_right_password_makes_an_operator()
    {
        var alice = Connect("alice");

        alice.Send("OPER boss sesame", "OPER boss sesame");

        alice.Expects(":chaton.local 381 alice :You are now an IRC operator");
        alice.Expects(":alice!~alice@127.0.0.1 MODE alice +o");
        alice.Expects(":chaton.local 381 alice :You are now an IRC operator");
        alice.HearsNothing();
        Server.OnLoop(() => Assert.Equal("boss", Server.World.FindUser("alice")!.OperatorName));
    }

    [Fact]
    public void A_wrong_password_and_a_wrong_name_are_refused_alike_after_the_same_work()
    {
        var pool = new CountingPool();
        using var server = new TestServer(WithOperator, configure: services => services.AddSingleton<IWorkPool>(pool));
        var alice = server.Connect("alice");

        alice.Send("OPER boss wrong");
        var afterPassword = pool.Count;
        alice.Send("OPER nobody sesame");

        alice.Expects(":chaton.local 464 alice :Password incorrect");
        alice.Expects(":chaton.local 464 alice :Password incorrect");
        alice.HearsNothing();
        Assert.Equal((1, 2), (afterPassword, pool.Count));
        Assert.DoesNotContain(server.Log.All, line => line.Contains("wrong", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_any_operator_configured_there_is_none()
    {
        using var server = new TestServer();
        var alice = server.Connect("alice");

        alice.Send("OPER boss sesame", "OPER boss", "OPER");

        alice.Expects(":chaton.local 491 alice :No O-lines for your host");
        alice.Expects(":chaton.local 461 alice OPER :Not enough parameters");
        alice.Expects(":chaton.local 461 alice OPER :Not enough parameters");
    }

    [Fact]
    public void Tries_are_bounded_per_address_whatever_the_connection_and_right_ones_do_not_count()
    {
        var alice = Connect("alice");
        for (var i = 0; i < 5; i++)
            alice.Send("OPER boss sesame", "OPER boss wrong");
        alice.ReadAll();
        var again = Connect("again");
        var other = Server.OpenSecure("192.0.2.1");
        other.Register("other");

        again.Send("OPER boss sesame");
        other.Send("OPER boss sesame");
        again.Expects(":chaton.local 263 again OPER :Please wait a while and try again.");
        other.Expects("... 381 ...");

        Server.Advance(TimeSpan.FromSeconds(60));
        again.Send("OPER boss sesame");
        again.Expects("... 381 ...");
    }

    [Fact]
    public void When_too_many_passwords_wait_one_is_asked_to_try_again_and_it_counts_as_no_try()
    {
        using var server = new TestServer(WithOperator, configure: services => services.AddSingleton<IWorkPool>(new CountingPool { IsFull = true }));
        var alice = server.Connect("alice");

        for (var i = 0; i < 10; i++)
            alice.Send("OPER boss sesame");

        for (var i = 0; i < 10; i++)
            alice.Expects(":chaton.local 263 alice OPER :Please wait a while and try again.");
        Assert.Empty(server.Log.All.Where(line => line.Contains("failed to become", StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_leaves_while_the_password_is_checked_becomes_nothing()
    {
        var pool = new CountingPool { Waits = true };
        using var server = new TestServer(WithOperator, configure: services => services.AddSingleton<IWorkPool>(pool));
        var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));

        alice.Send("OPER boss sesame");
        bob.Send("PING meanwhile");
        bob.Expects("... PONG ...");
        server.OnLoop(() => server.Get<Departure>().Cut(server.World.FindUser("alice")!.Sessions[0], "gone"));
        server.Connect("alice");
        pool.Finish();
        server.Run();

        server.OnLoop(() => Assert.False(server.World.FindUser("alice")!.IsOperator));
        Assert.Empty(server.Log.Errors);
    }

    /// <summary>Counts what it is given, and can keep it until the test says so.</summary>
    private sealed class CountingPool : IWorkPool
    {
        private readonly List<Action> _waiting = [];

        public int Count { get; private set; }

        public bool Waits { get; init; }

        public void Finish() => _waiting.ForEach(work => work());

        public bool IsFull { get; init; }

        public bool TryRun<T>(Func<T> work, [NotNullWhen(true)] out Task<T>? running)
        {
            Count++;
            var done = new TaskCompletionSource<T>();
            running = done.Task;
            if (IsFull)
                return false;
            if (Waits)
                _waiting.Add(() => done.SetResult(work()));
            else
                done.SetResult(work());
            return true;
        }
    }
}
