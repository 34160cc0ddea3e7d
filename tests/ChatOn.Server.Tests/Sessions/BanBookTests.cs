using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>How bans are kept.</summary>
public sealed class BanBookTests : OperatorScenario
{
    public BanBookTests()
        : base(mayLogErrors: true)
    {
    }

    [Fact]
    public void Bans_and_how_often_they_hit_survive_a_restart()
    {
        var boss = ConnectOperator("bigboss");
        boss.Send("BAN ADD 1d 192.0.2.0/24 spam", "BAN ADD account:mallory", "BAN ADD \"realname:free money*\" no", "BAN ADD nick:x", "BAN DEL nick:x");
        Server.Open("192.0.2.1");
        Server.Open("192.0.2.2");
        Server.Advance(TimeSpan.FromMinutes(1));

        using var server = new TestServer(WithOperator, Server.Journal);

        Assert.Equal(
            [
                "1 address:192.0.2.0/24 spam bigboss 2 True", "2 account:mallory No reason was given bigboss 0 False",
                "3 realname:free money* no bigboss 0 False",
            ],
            All(server));
        Assert.True(server.Open("192.0.2.3").IsClosed);
    }

    [Fact]
    public void The_hits_of_the_last_minute_are_kept_at_a_stop()
    {
        var boss = ConnectOperator("bigboss");
        boss.Send("BAN ADD 192.0.2.7 x");
        Server.Open("192.0.2.7");

        _ = Server.Chat.StopAsync("Stopping");
        Server.Run();

        using var server = new TestServer(WithOperator, Server.Journal);
        Assert.Equal(["1 address:192.0.2.7 x bigboss 1 False"], All(server));
    }

    [Fact]
    public void A_ban_ends_at_its_time_and_is_gone_from_the_store()
    {
        var boss = ConnectOperator("bigboss");
        boss.Send("BAN ADD 90s 192.0.2.7 x", "BAN ADD 1h 192.0.2.8 y");

        Server.Advance(TimeSpan.FromSeconds(89));
        Assert.True(Server.Open("192.0.2.7").IsClosed);
        Server.Advance(TimeSpan.FromSeconds(1));
        Assert.False(Server.Open("192.0.2.7").IsClosed);
        boss.ReadAll();
        boss.Send("BAN LIST");
        Told(boss, "#2 ...");
        Told(boss, "1 bans.");
        Server.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(Server.Journal.LoadDocuments(DocumentKind.Ban));
    }

    [Fact]
    public void One_that_ended_while_the_server_was_down_does_not_come_back()
    {
        ConnectOperator("bigboss").Send("BAN ADD 1s 192.0.2.7 x");
        Server.Journal.Commit([new DocumentSaved(DocumentKind.Ban, "7", BanDocument.ToBytes(Ban(7, "192.0.2.9", expiresAt: 1)))]);

        using var server = new TestServer(WithOperator, Server.Journal);

        Assert.Equal(["1"], server.Journal.LoadDocuments(DocumentKind.Ban).Select(document => document.Key));
        Assert.False(server.Open("192.0.2.9").IsClosed);
    }

    [Fact]
    public void Of_two_on_the_same_pattern_the_later_holds_also_after_a_crash_between()
    {
        var boss = ConnectOperator("bigboss");
        boss.Send("BAN ADD 192.0.2.7 first", "BAN ADD 1h 192.0.2.7 second");
        Assert.Equal(["2"], Server.Journal.LoadDocuments(DocumentKind.Ban).Select(document => document.Key));
        Server.Journal.Commit([new DocumentSaved(DocumentKind.Ban, "10", BanDocument.ToBytes(Ban(10, "192.0.2.7", null)))]);

        using var server = new TestServer(WithOperator, Server.Journal);

        Assert.Equal(["10 address:192.0.2.7 kept somebody 0 False"], All(server));
        Assert.Equal(["10"], server.Journal.LoadDocuments(DocumentKind.Ban).Select(document => document.Key));
    }

    [Fact]
    public void Two_operators_ban_and_lift_the_same_at_once()
    {
        var (one, two) = (ConnectOperator("one"), ConnectOperator("two"));

        one.Post("BAN ADD 192.0.2.7 first");
        two.Post("BAN ADD 192.0.2.7 second");
        Server.Run();
        Assert.Equal(["2 address:192.0.2.7 second two 0 False"], All(Server));
        one.Post("BAN DEL 192.0.2.7");
        two.Post("BAN DEL 2");
        Server.RunWithoutJournal();
        Server.Open("192.0.2.7");
        Server.RunWithoutJournal();
        Server.Advance(TimeSpan.FromMinutes(2));

        Told(one, "The ban on address:192.0.2.7 is lifted.");
        Told(two, "...");
        Assert.Empty(All(Server));
        Assert.Empty(Server.Journal.LoadDocuments(DocumentKind.Ban));
    }

    [Fact]
    public void A_hit_that_is_counted_while_a_ban_is_lifted_does_not_bring_it_back()
    {
        var boss = ConnectOperator("bigboss");
        boss.Send("BAN ADD 192.0.2.7 x");

        boss.Post("BAN DEL 1");
        Server.RunWithoutJournal();
        Server.Open("192.0.2.7");
        Server.OnLoop(() => Server.Get<BanBook>().Tidy());

        Assert.Empty(Server.Journal.LoadDocuments(DocumentKind.Ban));
    }

    [Fact]
    public void A_ban_that_could_not_be_stored_is_not_in_force_and_one_that_could_not_be_lifted_is()
    {
        var boss = ConnectOperator("bigboss");
        boss.Send("BAN ADD 192.0.2.8 x");
        boss.ReadAll();
        Server.Journal.BeforeCommit = () => new JournalException("full");

        boss.Send("BAN ADD NOW 192.0.2.7 x", "BAN DEL 1");

        Told(boss, "The change was not made: ...");
        Told(boss, "The change was not made: ...");
        boss.NeverHears("...put out...");
        Assert.False(Server.Open("192.0.2.7").IsClosed);
        Assert.True(Server.Open("192.0.2.8").IsClosed);
        Server.Journal.BeforeCommit = null;
        boss.Send("BAN DEL 1");
        Told(boss, "The ban on address:192.0.2.8 is lifted.");
    }

    [Fact]
    public void There_is_a_bound_on_bans()
    {
        using var server = new TestServer(WithOperator with { Limits = WithOperator.Limits with { ServerBans = 2 } });
        var boss = server.Connect("bigboss");
        boss.Send("OPER boss sesame");

        boss.Send("BAN ADD 192.0.2.7", "BAN ADD 192.0.2.8", "BAN ADD 192.0.2.9");

        Told(boss, "There are as many bans as there may be (limits.serverBans)...");
        Assert.False(server.Open("192.0.2.9").IsClosed);
    }

    [Fact]
    public void A_ban_of_a_kind_that_is_not_known_stays_in_the_store()
    {
        Server.Journal.Commit([new DocumentSaved(DocumentKind.Ban, "7", """{"pattern":"moon:phase","reason":"x","author":"y","createdAt":1,"hits":0}"""u8.ToArray())]);

        using var server = new TestServer(WithOperator, Server.Journal);

        Assert.Empty(All(server));
        Assert.Single(server.Journal.LoadDocuments(DocumentKind.Ban));
    }

    private static ServerBan Ban(long id, string pattern, long? expiresAt) =>
        new(id, ServerBanPattern.TryParse(pattern, out var parsed) ? parsed : default, "kept", "somebody", createdAt: 0, expiresAt);

    private static List<string> All(TestServer server)
    {
        var all = new List<string>();
        server.OnLoop(() => all = [.. server.Get<BanBook>().All.Select(ban =>
            $"{ban.Id} {ban.Pattern} {ban.Reason} {ban.Author} {ban.Hits} {ban.ExpiresAt is not null}")]);
        return all;
    }
}
