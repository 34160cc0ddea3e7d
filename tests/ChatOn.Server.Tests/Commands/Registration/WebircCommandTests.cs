using ChatOn.Server.Accounts;
using ChatOn.Server.Loop;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Commands.Registration;

/// <summary>https://ircv3.net/specs/extensions/webirc</summary>
public sealed class WebircCommandTests : IDisposable
{
    private const string Gateway = "192.0.2.7";
    private const string Password = "open-sesame";
    private const string Refused = "ERROR :Closing link: ... (WEBIRC is for configured gateways, with their password, before anything else)";

    private static readonly ServerOptions Options = TestServer.Unlimited with
    {
        WebIrcGateways =
        [
            new GatewayOptions { Name = "other", From = ["192.0.2.0/24"], PasswordHash = Passwords.Hash("another", iterations: 1) },
            new GatewayOptions { Name = "webchat", From = [Gateway, "127.0.0.1", "2001:db8::7"], PasswordHash = Passwords.Hash(Password, iterations: 1) },
        ],
        Operators = [new OperatorOptions { Name = "boss", PasswordHash = Passwords.Hash("sesame", iterations: 1) }],
    };

    private readonly WaitingPool _pool = new();

    private TestServer Server { get; set; } = new(Options);

    public void Dispose()
    {
        Assert.Empty(Server.Log.Errors);
        Assert.DoesNotContain(Server.Log.All, line => line.Contains(Password, StringComparison.Ordinal) || line.Contains("guess", StringComparison.Ordinal));
        Server.Dispose();
    }

    [Fact]
    [Trait("Spec", "IRCv3/webirc#1")]
    [Trait("Spec", "IRCv3/webirc#3")]
    [Trait("Spec", "IRCv3/webirc#13")]
    public void A_gateway_with_its_password_speaks_for_another_address()
    {
        var client = From(Gateway, "198.51.100.3");
        Enter(client, "ann");
        var boss = Server.Connect("boss");
        boss.Send("OPER boss sesame", "WHOIS ann");

        boss.Hears(":chaton.local 311 boss ann ~ann 198.51.100.3 * :ann");
        boss.Hears(":chaton.local 320 boss ann :is connecting through the gateway webchat");
        boss.Hears(":chaton.local 378 boss ann :is connecting from *@198.51.100.3 198.51.100.3");
    }

    [Theory]
    [InlineData("0::1234:5:6", "0::1234:5:6")]
    [InlineData("2001:db8:1::3", "2001:db8:1::3")]
    [InlineData("2001:DB8:1::3", "2001:db8:1::3")]
    [InlineData("::ffff:198.51.100.3", null)]
    [InlineData("0::ffff:198.51.100.3", "198.51.100.3")]
    [Trait("Spec", "IRCv3/webirc#4")]
    [Trait("Spec", "IRCv3/webirc#5")]
    public void An_IPv6_address_that_begins_with_a_colon_has_a_zero_before_it(string given, string? shown)
    {
        var client = Server.Open(Gateway);
        client.Send($"WEBIRC {Password} gateway {given} {given}");

        if (shown is null)
        {
            client.Expects(Refused);
            return;
        }

        Enter(client, "ann");
        client.Send("WHOIS ann");
        client.Hears($"... 311 ann ann ~ann {shown} * ...");
    }

    [Theory]
    [InlineData("192.0.2.7", "guess")]
    [InlineData("192.0.2.8", Password)]
    [InlineData("198.51.100.1", Password)]
    [InlineData("198.51.100.1", "guess")]
    [Trait("Spec", "IRCv3/webirc#6")]
    [Trait("Spec", "IRCv3/webirc#10")]
    [Trait("Spec", "IRCv3/webirc#12")]
    public void Whoever_else_tries_is_told_the_same_and_closed(string address, string password)
    {
        var client = Server.Open(address);

        client.Send($"WEBIRC {password} gateway 198.51.100.3 198.51.100.3", "NICK ann", "USER ann 0 * :ann");

        client.Expects(Refused);
        client.HearsNothing();
        Assert.True(client.IsClosed);
        Assert.Equal(address, client.Transport.Peer.Address.ToString());
    }

    [Theory]
    [InlineData("CAP LS 302")]
    [InlineData("CAP REQ :sasl")]
    [InlineData("NICK ann")]
    [InlineData("PASS x")]
    [InlineData("PING x")]
    [InlineData("NONSENSE")]
    [InlineData("WEBIRC open-sesame gateway host 198.51.100.9")]
    [Trait("Spec", "IRCv3/webirc#1")]
    [Trait("Spec", "IRCv3/webirc#2")]
    public void It_is_the_first_line_or_nothing(string before)
    {
        var client = Server.Open(Gateway);
        client.Send(before);
        client.ReadAll();
        var address = client.Transport.Peer.Address;

        client.Send($"WEBIRC {Password} gateway host 198.51.100.3");

        client.Expects(Refused);
        Assert.True(client.IsClosed);
        Assert.Equal(address, client.Transport.Peer.Address);
    }

    [Fact]
    public void After_registration_it_is_refused()
    {
        var client = From(Gateway, "198.51.100.3");
        Enter(client, "ann");

        client.Send($"WEBIRC {Password} gateway host 198.51.100.4");

        client.Expects(":chaton.local 462 ann :You may not reregister");
        Assert.Equal("198.51.100.3", client.Transport.Peer.Address.ToString());
    }

    [Theory]
    [InlineData("WEBIRC open-sesame gateway host")]
    [InlineData("WEBIRC open-sesame")]
    [InlineData("WEBIRC")]
    [InlineData("WEBIRC open-sesame gateway host ann")]
    [InlineData("WEBIRC open-sesame gateway host 198.51.100.0/24")]
    [InlineData("WEBIRC open-sesame gateway host 1")]
    [InlineData("WEBIRC open-sesame gateway host 0x7f.1")]
    [InlineData("WEBIRC open-sesame gateway host 0.0.0.0")]
    [InlineData("WEBIRC open-sesame gateway host 0::")]
    [InlineData("WEBIRC open-sesame gateway host 127.0.0.1")]
    [InlineData("WEBIRC open-sesame gateway host 0::1")]
    [InlineData("WEBIRC open-sesame gateway host 0::ffff:127.0.0.1")]
    [InlineData("WEBIRC open-sesame gateway host fe80::1%eth0")]
    [InlineData("WEBIRC open-sesame gateway host :198.51.100.3 x")]
    public void What_names_nobody_or_this_machine_is_not_let_in_as_the_gateway(string line)
    {
        var client = Server.Open(Gateway);

        client.Send(line, "NICK ann", "USER ann 0 * :ann");

        client.Expects("ERROR :Closing link: ...");
        Assert.True(client.IsClosed);
        Server.OnLoop(() => Assert.Empty(Server.World.Users));
    }

    [Fact]
    public void A_hostile_address_of_10_kB_is_not_taken()
    {
        var client = Server.Open(Gateway);

        client.Send($"WEBIRC {Password} gateway host {new string('1', 10_000)}");

        client.Expects(":chaton.local 417 ...");
        Assert.Equal(Gateway, client.Transport.Peer.Address.ToString());
    }

    [Fact]
    public void A_gateway_on_this_machine_may_speak_for_this_machine()
    {
        Enter(From("127.0.0.1", "127.0.0.1"), "ann");
    }

    [Theory]
    [InlineData(true, " :secure", true)]
    [InlineData(true, " secure", true)]
    [InlineData(true, " :secure=examplevalue local-port=6697 remote-port=21726", true)]
    [InlineData(true, " :local-port=6697=x secure= future-thing=1\\s2", true)]
    [InlineData(true, " :insecure secured SECURE", false)]
    [InlineData(true, " :local-port=6697", false)]
    [InlineData(true, "", false)]
    [InlineData(false, " :secure", false)]
    [Trait("Spec", "IRCv3/webirc#8")]
    [Trait("Spec", "IRCv3/webirc#9")]
    public void It_is_secure_when_both_ways_are(bool isSecure, string options, bool expected)
    {
        var client = isSecure ? Server.OpenSecure(Gateway) : Server.Open(Gateway);

        client.Send($"WEBIRC {Password} gateway 198.51.100.3 198.51.100.3{options}");

        Assert.Equal(expected, client.Transport.Peer.IsSecure);
        client.HearsNothing();
    }

    [Fact]
    public void The_gateways_own_certificate_and_what_it_says_of_one_are_nobodys()
    {
        var client = Server.OpenSecure(Gateway, fingerprint: "ab12");

        client.Send($"WEBIRC {Password} gateway 198.51.100.3 198.51.100.3 :secure certfp-sha-256=cd34");

        Assert.Null(client.Transport.Peer.CertificateFingerprint);
        Enter(client, "ann");
        client.Send("WHOIS ann");
        client.Hears("... 311 ...");
        client.NeverHears("... 276 ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/webirc#7")]
    public void The_host_name_that_is_given_is_not_shown()
    {
        var client = Server.Open(Gateway);

        client.Send($"WEBIRC {Password} gateway bank.example 198.51.100.3");
        Enter(client, "ann");
        client.Send("WHOIS ann");

        Assert.DoesNotContain(client.ReadAll(), line => line.Contains("bank.example", StringComparison.Ordinal));
    }

    [Fact]
    public void A_ban_on_the_true_address_holds_and_one_on_it_finds_its_sessions()
    {
        var boss = Server.Connect("boss");
        boss.Send("OPER boss sesame", "BAN ADD 198.51.100.3 :enough");
        var banned = From(Gateway, "198.51.100.3");
        banned.Expects("... 465 ...");
        Assert.True(banned.IsClosed);
        var (ann, bob) = (From(Gateway, "198.51.100.4"), From(Gateway, "198.51.100.5"));
        Enter(ann, "ann");
        Enter(bob, "bob");

        boss.Send("BAN ADD NOW 198.51.100.4 :enough");

        Assert.True(ann.IsClosed);
        Assert.False(bob.IsClosed);
    }

    [Fact]
    public void Cloaks_are_of_the_true_address()
    {
        Restart(Options with { CloakAddresses = true });
        var (ann, bob, direct) = (From(Gateway, "198.51.100.3"), From(Gateway, "203.0.113.9"), Server.Open("198.51.100.3"));
        Enter(ann, "ann");
        Enter(bob, "bob");
        Enter(direct, "direct");

        Assert.Equal(HostOf("direct"), HostOf("ann"));
        Assert.NotEqual(HostOf("direct"), HostOf("bob"));
    }

    [Fact]
    public void Who_may_not_have_one_more_connection_is_told_why()
    {
        var client = Server.Open(Gateway);
        client.Transport.RefusesOthers = "Too many connections from your address";

        client.Send($"WEBIRC {Password} gateway host 198.51.100.3");

        client.Expects("ERROR :Closing link: 192.0.2.7 (Too many connections from your address)");
        Assert.True(client.IsClosed);
    }

    [Fact]
    public void A_flood_through_the_gateway_hashes_its_password_once()
    {
        Restart(Options, _pool);
        var clients = Enumerable.Range(1, 200).Select(i => Opening($"198.51.100.{i}")).ToList();
        // Nobody has been believed yet, and what follows waits.
        Assert.All(clients, client => Assert.Equal(Gateway, client.Transport.Peer.Address.ToString()));
        Assert.InRange(_pool.Count, 1, 2);
        _pool.Finish(Server);
        _pool.Finish(Server);

        Assert.Equal(200, clients.Select(client => client.Transport.Peer.Address).Distinct().Count());
        From(Gateway, "203.0.113.1").HearsNothing();
        Assert.InRange(_pool.Count, 1, 2);

        TestClient Opening(string address) => From(Gateway, address);
    }

    [Fact]
    [Trait("Spec", "IRCv3/webirc#11")]
    public void A_flood_of_guesses_from_its_machine_is_throttled_and_does_not_lock_the_gateway_out()
    {
        Restart(Options with { Limits = Options.Limits with { WrongPasswords = 3 } });
        Enter(From("127.0.0.1", "198.51.100.1"), "ann");

        for (var i = 0; i < 20; i++)
        {
            var client = Server.Open();
            client.Send($"WEBIRC guess{i} gateway host 198.51.100.{i}");
            client.Expects(Refused);
        }

        Enter(From("127.0.0.1", "198.51.100.2"), "bob");
    }

    [Fact]
    public void One_that_is_gone_before_its_password_was_checked_leaves_nothing()
    {
        Restart(Options, _pool);
        var client = From(Gateway, "198.51.100.3");
        client.Disconnect();

        _pool.Finish(Server);
        _pool.Finish(Server);

        Server.OnLoop(() => Assert.Empty(Server.World.Sessions));
    }

    private TestClient From(string gateway, string address)
    {
        var client = Server.Open(gateway);
        client.Send($"WEBIRC {Password} gateway {address} {address}");
        return client;
    }

    private static void Enter(TestClient client, string nick)
    {
        client.Send($"NICK {nick}", $"USER {nick} 0 * :{nick}");
        client.Hears("... 422 ...");
    }

    private string HostOf(string nick)
    {
        var host = "";
        Server.OnLoop(() => host = Server.World.FindUser(nick)!.Origin.Host);
        return host;
    }

    private void Restart(ServerOptions options, IWorkPool? pool = null)
    {
        Dispose();
        Server = new TestServer(options, configure: pool is null ? null : services => services.AddSingleton(pool));
    }
}
