using ChatOn.Server.Accounts;
using ChatOn.Server.Sessions;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions.Classic;

/// <summary><c>BAN name</c> of the classic protocol.</summary>
public sealed class ClassicBanTests : IDisposable
{
    private readonly TestServer _server = new(TestServer.Unlimited with
    {
        Operators =
        [
            new OperatorOptions { Name = "admin", PasswordHash = Passwords.Hash("open sesame", iterations: 1) },
            new OperatorOptions { Name = "kicker", PasswordHash = Passwords.Hash("open sesame", iterations: 1), Class = "kicker" },
        ],
        OperatorClasses = [new OperatorClassOptions { Name = "kicker", Privileges = Privilege.Kill }],
    });

    [Fact]
    public void The_banned_one_gets_BAN_the_room_hears_that_it_was_kicked_and_its_address_stays_out()
    {
        var (alice, bob, irc) = (_server.ConnectOld("alice"), _server.ConnectOld("bob", address: "192.0.2.7"), InLobby("irc"));
        var admin = Admin();
        alice.TakePrinted();
        bob.TakePrinted();
        irc.ReadAll();
        admin.TakePrinted();

        admin.Types("/ban bob");

        Assert.Equal(["BAN"], bob.TakePrinted());
        Assert.True(bob.Connection.IsClosed);
        Assert.Equal(["bob was kicked from the server!"], alice.TakePrinted());
        Assert.Equal(["bob was kicked from the server!"], admin.TakePrinted());
        irc.Expects(":bob!... QUIT :Banned from the server");
        Assert.Equal(["Connection Refused due to Ban"], _server.ConnectOld("other", isLastVersion: true, address: "192.0.2.7").TakePrinted());
        Assert.Equal(["address:192.0.2.7"], Patterns());
    }

    [Fact]
    public void Of_IPv6_it_is_the_64()
    {
        _server.ConnectOld("bob", address: "2001:db8:1:2::7");

        Admin().Types("/ban bob");

        var evading = _server.OpenClassic("2001:db8:1:2:aaaa::1");
        evading.SendAndWait("innocent");
        Assert.Equal("BAN", evading.ReceiveAll());
        Assert.True(_server.Open("2001:db8:1:2:bbbb::1").IsClosed);
        Assert.False(_server.Open("2001:db8:1:3::1").IsClosed);
    }

    [Fact]
    public void Who_is_on_this_machine_or_at_the_operators_own_address_is_banned_by_name()
    {
        var (bob, carol) = (_server.ConnectOld("bob"), _server.ConnectOld(@"c\rol", address: "192.0.2.1"));
        var admin = Admin("192.0.2.1");
        bob.TakePrinted();

        admin.Types("/ban bob");
        admin.Types(@"/ban c\rol");

        Assert.Equal("BAN", bob.TakePrinted()[0]);
        Assert.True(carol.Connection.IsClosed);
        Assert.False(admin.Connection.IsClosed);
        Assert.Equal(["nick:bob", @"nick:c\\rol"], Patterns());
        Assert.True(_server.ConnectOld("bob", isLastVersion: true).HasStopped);
        Assert.True(_server.ConnectOld(@"c\rol", isLastVersion: true).HasStopped);
        Assert.False(_server.ConnectOld("dave", isLastVersion: true, address: "192.0.2.1").HasStopped);
    }

    [Fact]
    public void Nobody_bans_itself_or_nobody()
    {
        var admin = Admin();
        admin.TakePrinted();

        admin.Types("/ban admin");
        admin.Types("/ban nobody");

        Assert.Equal(["*** That would ban yourself", "*** There is nobody and no room called nobody"], admin.TakePrinted());
        Assert.False(admin.Connection.IsClosed);
        Assert.Empty(Patterns());
    }

    [Fact]
    public void An_operator_that_may_only_kick_is_refused_the_ban_and_a_guest_both()
    {
        var (line, bob) = (_server.ConnectLine("line"), _server.ConnectOld("bob", address: "192.0.2.7"));
        line.Send("KICK bob\nBAN bob\n");
        Assert.Equal(["Command Refused!", "Command Refused!"], line.ReceiveLines().Where(text => text.StartsWith("Command", StringComparison.Ordinal)));

        line.Send("/oper kicker open sesame\n");
        line.ReceiveAll();
        line.Send("BAN bob\n");
        Assert.Equal(["Command Refused!"], line.ReceiveLines());
        Assert.False(bob.Connection.IsClosed);
        line.Send("KICK bob\n");
        Assert.True(bob.Connection.IsClosed);
        Assert.Empty(Patterns());
    }

    [Fact]
    public void When_it_cannot_be_stored_it_is_told_and_nothing_happens()
    {
        var (bob, admin) = (_server.ConnectOld("bob", address: "192.0.2.7"), Admin());
        admin.TakePrinted();
        _server.Journal.BeforeCommit = () => new JournalException("full");

        admin.Types("/ban bob");

        Assert.StartsWith("*** The ban was not made", admin.TakePrinted()[0], StringComparison.Ordinal);
        Assert.False(bob.Connection.IsClosed);
        Assert.False(_server.Open("192.0.2.7").IsClosed);
    }

    public void Dispose()
    {
        Assert.DoesNotContain(_server.Log.Errors, line => !line.Contains("takes no commits", StringComparison.Ordinal));
        _server.Dispose();
    }

    private OldClient Admin(string address = "127.0.0.1") =>
        _server.ConnectOld("admin", isLastVersion: true, password: "open sesame", address: address);

    private TestClient InLobby(string nick)
    {
        var client = _server.Connect(nick);
        client.Send("JOIN #lobby");
        client.ReadAll();
        _server.Pause();
        return client;
    }

    private List<string> Patterns()
    {
        var patterns = new List<string>();
        _server.OnLoop(() => patterns = [.. _server.Get<BanBook>().All.Select(ban => ban.Pattern.ToString())]);
        return patterns;
    }
}
