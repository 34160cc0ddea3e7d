using System.Text;
using ChatOn.Server.Accounts;
using ChatOn.Server.Loop;
using ChatOn.Server.Tests.Accounts.Mechanisms;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>Guessing passwords: bounded by address and by account, and without telling which accounts there are.</summary>
public sealed class LogInFloodTests : OperatorScenario
{
    private static readonly ServerOptions Bounded = WithOperator with
    {
        Limits = WithOperator.Limits with { WrongPasswords = 3, WrongPasswordsPerAccount = 6, WrongPasswordSeconds = 60 },
    };

    private readonly CountingPool _pool = new();
    private readonly TestServer _server;

    public LogInFloodTests()
    {
        _server = new TestServer(Bounded, configure: services => services.AddSingleton<IWorkPool>(_pool));
        MakeAccount(_server, "alice");
    }

    [Fact]
    public void After_some_wrong_passwords_from_an_address_none_is_looked_at_whatever_way_it_comes()
    {
        for (var i = 0; i < 3; i++)
            Sasl("192.0.2.7", "alice", "wrong");
        var looked = _pool.Count;

        Assert.Contains(Sasl("192.0.2.7", "alice", Password), line => line.Contains("too many wrong passwords", StringComparison.Ordinal));
        Assert.Contains(Pass("192.0.2.7", "alice", Password), line => line.Contains("Too many passwords", StringComparison.Ordinal));
        Assert.Contains(Identify("192.0.2.7", "alice", "x"), line => line.Contains("Too many passwords", StringComparison.Ordinal));
        Assert.Contains(Oper("192.0.2.7"), line => line.Contains(" 263 ", StringComparison.Ordinal));
        Assert.Equal(looked, _pool.Count);

        Assert.Contains(Sasl("192.0.2.8", "alice", Password), line => line.Contains(" 903 ", StringComparison.Ordinal));
        _server.Advance(TimeSpan.FromSeconds(60));
        Assert.Contains(Sasl("192.0.2.7", "alice", Password), line => line.Contains(" 903 ", StringComparison.Ordinal));
    }

    [Fact]
    public void All_of_an_IPv6_64_is_one_address()
    {
        for (var i = 0; i < 3; i++)
            Sasl($"2001:db8:1:2:{i}::1", "alice", "wrong");

        Assert.Contains(Sasl("2001:db8:1:2:ffff::1", "alice", Password), line => line.Contains("too many wrong", StringComparison.Ordinal));
        Assert.Contains(Sasl("2001:db8:1:3::1", "alice", Password), line => line.Contains(" 903 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Sessions_that_began_before_the_first_was_wrong_are_not_looked_at_either()
    {
        var clients = Enumerable.Range(0, 20).Select(_ => _server.OpenSecure("192.0.2.7")).ToList();
        foreach (var client in clients)
            client.Send("CAP REQ sasl", "AUTHENTICATE PLAIN");
        var before = _pool.Count;

        foreach (var client in clients)
            client.Send($"AUTHENTICATE {Plain("alice", "wrong")}");

        Assert.Equal(3, _pool.Count - before);
        clients[^1].Hears("... 904 ...too many wrong passwords...");
    }

    [Fact]
    public void An_account_is_guessed_at_from_many_addresses_only_so_often_and_its_owner_still_gets_in_from_where_it_was_before()
    {
        Assert.Contains(Sasl("198.51.100.1", "alice", Password), line => line.Contains(" 903 ", StringComparison.Ordinal));
        for (var i = 0; i < 6; i++)
            Sasl($"192.0.2.{i}", i % 2 == 0 ? "alice" : "ALICE", "wrong");

        Assert.DoesNotContain(Sasl("203.0.113.1", "alice", Password), line => line.Contains(" 903 ", StringComparison.Ordinal));
        Assert.DoesNotContain(Identify("203.0.113.2", "alice", Password), line => line.Contains("logged in", StringComparison.Ordinal));
        Assert.DoesNotContain(Scram("203.0.113.3", "alice", Password), line => line.Contains(" 903 ", StringComparison.Ordinal));
        Assert.Contains(Sasl("198.51.100.1", "alice", Password), line => line.Contains(" 903 ", StringComparison.Ordinal));
        _server.Advance(TimeSpan.FromSeconds(61));
        Assert.Contains(Sasl("203.0.113.1", "alice", Password), line => line.Contains(" 903 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("SCRAM")]
    [InlineData("IDENTIFY")]
    [InlineData("PASS")]
    public void A_wrong_password_and_an_unknown_name_get_the_same_answer_by_the_same_steps(string way)
    {
        var before = _pool.Count;
        var wrong = Try(way, "192.0.2.7", "alice");
        var between = _pool.Count;
        var unknown = Try(way, "192.0.2.8", "nobody");
        var after = _pool.Count;
        // And one that is guessed at too often looks like both.
        for (var i = 0; i < 6; i++)
            Sasl($"198.51.100.{i}", "alice", "wrong");
        var count = _pool.Count;
        var guessed = Try(way, "192.0.2.9", "alice");

        Assert.Equal(Shape(wrong, "alice"), Shape(unknown, "nobody"));
        Assert.Equal(Shape(wrong, "alice"), Shape(guessed, "alice"));
        Assert.Equal(between - before, after - between);
        Assert.Equal(between - before, _pool.Count - count);
    }

    [Fact]
    public void A_suspended_account_and_a_wrong_password_for_it_are_not_told_apart_from_any_other()
    {
        Change(_server, "alice", account => account with { Suspension = new Suspension("mad", "boss", 0, null) });

        Assert.Equal(Shape(Try("PLAIN", "192.0.2.7", "alice"), "alice"), Shape(Try("PLAIN", "192.0.2.8", "nobody"), "nobody"));
    }

    [Fact]
    public void Right_passwords_never_count()
    {
        for (var i = 0; i < 50; i++)
            Assert.Contains(Sasl("192.0.2.7", "alice", Password), line => line.Contains(" 903 ", StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Try(string way, string address, string name) => way switch
    {
        "PLAIN" => Sasl(address, name, "wrong"),
        "SCRAM" => Scram(address, name, "wrong"),
        "IDENTIFY" => Identify(address, name, "wrong"),
        _ => Pass(address, name, "wrong"),
    };

    // The answers without what must differ: the address, and of SCRAM the nonce and the salt.
    private static List<string> Shape(IReadOnlyList<string> lines, string name) => [.. lines.Select(line =>
        line.StartsWith("AUTHENTICATE ", StringComparison.Ordinal) && line.Length > 20
            ? ShapeOfChallenge(line["AUTHENTICATE ".Length..])
            : System.Text.RegularExpressions.Regex.Replace(line.Replace(name, "NAME", StringComparison.Ordinal), @"192\.0\.2\.\d+", "ADDRESS", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))];

    private static string ShapeOfChallenge(string base64) =>
        string.Join(',', Encoding.UTF8.GetString(Convert.FromBase64String(base64)).Split(',').Select(part => part[0] == 'i' ? part : $"{part[0]}={part.Length}"));

    private IReadOnlyList<string> Sasl(string address, string name, string password)
    {
        var client = _server.OpenSecure(address);
        client.Send("CAP REQ sasl", "AUTHENTICATE PLAIN", $"AUTHENTICATE {Plain(name, password)}");
        return client.ReadAll();
    }

    private List<string> Scram(string address, string name, string password)
    {
        var client = _server.OpenSecure(address);
        client.Send("CAP REQ sasl", "AUTHENTICATE SCRAM-SHA-256");
        var scram = new ScramClient(name, password);
        client.ReadAll();
        client.Send($"AUTHENTICATE {Base64(scram.First)}");
        var answers = client.ReadAll().ToList();
        if (answers is not [var challenge] || !challenge.StartsWith("AUTHENTICATE ", StringComparison.Ordinal))
            return answers;
        client.Send($"AUTHENTICATE {Base64(scram.Final(Encoding.UTF8.GetString(Convert.FromBase64String(challenge["AUTHENTICATE ".Length..]))))}");
        return [.. answers, .. client.ReadAll()];
    }

    private IReadOnlyList<string> Identify(string address, string name, string password)
    {
        var client = _server.OpenSecure(address);
        client.Register("guest" + address.Split('.')[^1]);
        client.ReadAll();
        client.Send($"PRIVMSG NickServ :IDENTIFY {name} {password}");
        return [.. client.ReadAll().Select(line => line.Replace("guest" + address.Split('.')[^1], "GUEST", StringComparison.Ordinal))];
    }

    private IReadOnlyList<string> Pass(string address, string name, string password)
    {
        var client = _server.OpenSecure(address);
        client.Send($"PASS {name}:{password}", "NICK guest", "USER g 0 * :g");
        return client.ReadAll();
    }

    private IReadOnlyList<string> Oper(string address)
    {
        var client = _server.OpenSecure(address);
        client.Register("guest");
        client.ReadAll();
        client.Send("OPER boss sesame");
        return client.ReadAll();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
