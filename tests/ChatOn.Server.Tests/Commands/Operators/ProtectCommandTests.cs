using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Operators;

public sealed class ProtectCommandTests : OperatorScenario
{
    [Fact]
    public void Registered_keeps_guests_out_and_who_is_here_stays()
    {
        var (boss, alice) = (ConnectOperator("bigboss"), Connect("alice"));
        MakeAccount("carol");

        boss.Send("PROTECT registered 1h");

        Told(boss, "Protection is on (registered) until 2026-01-01 13:00:00 UTC.");
        var mallory = Server.Open();
        mallory.Send("CAP REQ standard-replies", "NICK mallory", "USER m 0 * :m", "CAP END");
        mallory.Hears(":chaton.local FAIL * ACCOUNT_REQUIRED :Only people with accounts may come in at the moment: ...");
        mallory.Expects("ERROR :Closing link: ...");
        Assert.True(mallory.IsClosed);
        alice.Send("PING still");
        alice.Expects("... PONG ...");
        ConnectAs("carol");
    }

    [Fact]
    public void It_ends_by_itself_and_the_operators_are_told()
    {
        var (boss, other, alice) = (ConnectOperator("bigboss"), ConnectOperator("other"), Connect("alice"));

        boss.Send("PROTECT registered");
        Told(boss, "Protection is on (registered) until 2026-01-01 12:30:00 UTC.");
        other.Expects(":chaton.local WALLOPS :bigboss: Protection is on (registered) until 2026-01-01 12:30:00 UTC.");
        Server.Advance(TimeSpan.FromMinutes(29));
        Assert.True(Guest("early").IsClosed);
        Server.Advance(TimeSpan.FromMinutes(1));

        boss.Expects(":chaton.local WALLOPS :chaton.local: Protection is off.");
        other.Expects(":chaton.local WALLOPS :chaton.local: Protection is off.");
        alice.HearsNothing();
        Connect("late");
        boss.Send("AUDIT");
        Told(boss, "... PROTECT registered 30m");
        Told(boss, "... chaton.local PROTECT off (the time of registered is over)");
    }

    [Fact]
    public void Another_level_takes_the_place_of_the_first_and_its_end_is_its_own()
    {
        var boss = ConnectOperator("bigboss");
        boss.Send("PROTECT registered 1m", "PROTECT slow 10m");

        Server.Advance(TimeSpan.FromMinutes(2));
        boss.ReadAll();
        boss.Send("PROTECT", "PROTECT off", "PROTECT");

        Told(boss, "Protection is on (slow) until ...");
        Told(boss, "Protection is off.");
        Told(boss, "Protection is off.");
        Server.Advance(TimeSpan.FromMinutes(10));
        boss.HearsNothing();
    }

    [Fact]
    public void Who_may_not_is_refused()
    {
        var alice = Connect("alice");

        alice.Send("PROTECT registered", "PROTECT");

        alice.Expects("... 481 alice ...");
        alice.Expects("... 481 alice ...");
        Connect("bob");
    }

    [Theory]
    [InlineData("PROTECT everything")]
    [InlineData("PROTECT slow 0")]
    [InlineData("PROTECT slow permanent")]
    [InlineData("PROTECT slow 31d")]
    [InlineData("PROTECT slow -1m")]
    [InlineData("PROTECT slow 1m 2m")]
    public void A_hostile_level_or_time_changes_nothing(string line)
    {
        var boss = ConnectOperator("bigboss");

        boss.Send(line, "PROTECT");

        boss.Hears(":OperServ!...");
        Told(boss, "Protection is off.");
    }

    private TestClient Guest(string nick)
    {
        var guest = Server.Open();
        guest.Send($"NICK {nick}", "USER x 0 * :x");
        return guest;
    }
}
