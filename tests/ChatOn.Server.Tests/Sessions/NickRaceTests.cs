using ChatOn.Server.Loop;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>Taking somebody's nickname by case, by race, or in the moment in which it times out.</summary>
public sealed class NickRaceTests : OperatorScenario
{
    [Theory]
    [InlineData("ALICE")]
    [InlineData("Alice")]
    public void Another_case_is_the_same_nickname(string nick)
    {
        var (_, mallory) = (Connect("alice"), Connect("mallory"));

        mallory.Send($"NICK {nick}");
        var second = Server.Open();
        second.Send($"NICK {nick}", "USER m 0 * :m");

        mallory.Expects($"... 433 mallory {nick} ...");
        second.Expects($"... 433 * {nick} ...");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Of_two_that_complete_with_one_nickname_the_first_has_it_and_the_other_is_asked_again(int first, int second)
    {
        TestClient[] clients = [Server.Open(), Server.Open()];
        foreach (var client in clients)
            client.Send("CAP LS 302", first == 0 ? "NICK alice" : "NICK Alice", "USER a 0 * :a");

        clients[first].Post("CAP END");
        clients[second].Post("CAP END");
        Server.Run();

        clients[first].Hears("... 001 ...");
        clients[second].Hears("... 433 ...");
        clients[second].Send("NICK bob");
        clients[second].Hears("... 001 bob ...");
        Server.OnLoop(() => Assert.Equal(2, Server.World.UserCount));
    }

    [Fact]
    public void Who_waits_for_the_check_of_its_password_does_not_hold_the_nickname()
    {
        var pool = new WaitingPool();
        using var server = new TestServer(WithOperator with { PasswordHash = PasswordHash }, configure: services => services.AddSingleton<IWorkPool>(pool));
        TestClient[] clients = [server.Open(), server.Open(), server.Open()];
        foreach (var client in clients)
            client.Send("PASS sesame", "NICK alice", "USER a 0 * :a");

        pool.Finish(server);

        clients[0].Hears("... 001 alice ...");
        clients[1].Hears("... 433 ...");
        clients[2].Hears("... 433 ...");
        server.OnLoop(() => Assert.Equal(1, server.World.UserCount));
        Assert.Empty(server.Log.Errors);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void In_the_moment_of_a_time_out_one_holds_it_or_the_other_never_both(bool isThere)
    {
        using var server = new TestServer(WithOperator with { Limits = WithOperator.Limits with { PingIntervalSeconds = 30, PingTimeoutSeconds = 10 } });
        server.Connect("alice");
        var mallory = server.Open();
        mallory.Send("NICK alice", "USER m 0 * :m");
        mallory.Expects("... 433 ...");
        server.Advance(TimeSpan.FromSeconds(39));
        var late = server.Open();
        late.Send("USER m 0 * :m");

        // The time-out and the nickname come in one turn, in either order.
        if (isThere)
            late.Post("NICK alice");
        server.Time.Advance(TimeSpan.FromSeconds(2));
        if (!isThere)
            late.Post("NICK alice");
        server.Run();

        server.OnLoop(() => Assert.Equal(isThere ? 0 : 1, server.World.UserCount));
        late.Hears(isThere ? "... 433 ..." : "... 001 alice ...");
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public void A_nickname_that_belongs_to_an_account_is_not_had_in_the_moment_of_its_time_out_either()
    {
        using var server = new TestServer(WithOperator with { Limits = WithOperator.Limits with { PingIntervalSeconds = 30, PingTimeoutSeconds = 10 } });
        MakeAccount(server, "alice");
        var alice = server.OpenSecure();
        alice.Send("CAP REQ sasl", "NICK alice", "USER a 0 * :a");
        LogIn(alice, "alice");
        alice.Send("CAP END");
        server.Advance(TimeSpan.FromSeconds(39));
        var mallory = server.Open();
        mallory.Send("USER m 0 * :m");

        server.Time.Advance(TimeSpan.FromSeconds(2));
        mallory.Post("NICK ALICE");
        server.Run();

        Assert.True(alice.IsClosed);
        mallory.Hears("... 433 ...");
        mallory.Send("NICK mallory", "NICK alice");
        mallory.Hears("... 433 mallory alice :Nickname belongs to an account...");
        var back = server.OpenSecure();
        back.Send("CAP REQ sasl", "NICK alice", "USER a 0 * :a");
        LogIn(back, "alice");
        back.Send("CAP END");
        back.Hears("... 001 alice ...");
    }

    [Fact]
    public void A_name_that_is_being_registered_is_nobody_elses_meanwhile()
    {
        var (alice, mallory) = (Connect("alice"), Connect("mallory"));

        alice.Post("REGISTER * * password1");
        Server.RunWithoutJournal();
        alice.Post("NICK other");
        Server.RunWithoutJournal();
        mallory.Post("NICK alice", "REGISTER alice * password2");
        Server.Run();

        mallory.Hears("... 433 mallory alice ...");
        alice.Hears("... REGISTER SUCCESS alice ...");
        Server.OnLoop(() => Assert.Null(Server.World.FindUser("mallory")!.Origin.Account));
    }
}
