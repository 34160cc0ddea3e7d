using ChatOn.Server.Accounts;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Commands.Accounts;

[Trait("Spec", "IRCv3/account-registration")]
public sealed class VerifyCommandTests : AccountScenario
{
    private readonly FakeMailer _mailer;

    public VerifyCommandTests()
        : this(new FakeMailer())
    {
    }

    private VerifyCommandTests(FakeMailer mailer)
        : base(configure: services => services.AddSingleton<IMailer>(mailer)) => _mailer = mailer;

    [Fact]
    public void The_code_from_the_mail_makes_the_account_and_logs_in()
    {
        var alice = Ask("alice");

        alice.Send($"VERIFY alice {_mailer.Code}");

        alice.Expects(":chaton.local VERIFY SUCCESS alice :...");
        alice.Expects(":chaton.local 900 ...");
        Assert.Equal("alice@example.org", _mailer.To);
    }

    [Fact]
    public void Before_that_nobody_logs_in_and_the_name_is_taken()
    {
        var alice = Ask("alice");

        alice.Send($"NICKSERV IDENTIFY alice {Password}");
        alice.Expects(":NickServ!... NOTICE alice :The account's e-mail address is not verified yet: VERIFY account code.");
        Server.Connect("bob").Send("REGISTER alice * password1");
        Assert.NotNull(Find("alice")!.Pending);
    }

    [Fact]
    public void A_wrong_code_is_refused_and_guessing_ends()
    {
        using var server = new TestServer(configure: services => services.AddSingleton<IMailer>(_mailer));
        var alice = server.Connect("alice", "draft/account-registration");
        alice.Send($"REGISTER * alice@example.org :{Password}");
        alice.Expects(":chaton.local REGISTER VERIFICATION_REQUIRED alice :...");
        for (var i = 0; i < server.Options.Limits.WrongPasswords; i++)
        {
            alice.Send("VERIFY alice wrong");
            alice.Expects(":chaton.local FAIL VERIFY INVALID_CODE alice :...");
        }

        alice.Send($"VERIFY alice {_mailer.Code}");

        alice.Expects(":chaton.local FAIL VERIFY TEMPORARILY_UNAVAILABLE alice :...");
    }

    [Fact]
    public void A_code_that_was_not_used_in_time_lapses_with_its_account()
    {
        var alice = Ask("alice");

        Server.Time.Advance(TimeSpan.FromHours(49));
        Server.Run();
        alice.Send($"VERIFY alice {_mailer.Code}");

        alice.Hears(":chaton.local FAIL VERIFY INVALID_CODE alice :...");
        Assert.Null(Find("alice"));
    }

    [Fact]
    public void When_no_mail_can_be_sent_there_is_no_account()
    {
        _mailer.Fails = true;
        var alice = Server.Connect("alice", "draft/account-registration");

        alice.Send($"REGISTER * alice@example.org :{Password}");

        alice.Expects(":chaton.local FAIL REGISTER INVALID_EMAIL alice :...");
        Assert.Null(Find("alice"));
    }

    [Fact]
    public void A_mail_address_cannot_carry_more_than_itself()
    {
        var alice = Server.Connect("alice", "draft/account-registration");

        alice.Send($"REGISTER * a@example.org,b@example.org :{Password}", $"REGISTER * <a@example.org> :{Password}");

        alice.Expects(":chaton.local FAIL REGISTER INVALID_EMAIL alice :...");
        alice.Expects(":chaton.local FAIL REGISTER INVALID_EMAIL alice :...");
        Assert.Null(_mailer.To);
    }

    private TestClient Ask(string nick)
    {
        var client = Server.Connect(nick, "draft/account-registration");
        client.Send($"REGISTER * {nick}@example.org :{Password}");
        client.Expects($":chaton.local REGISTER VERIFICATION_REQUIRED {nick} :...");
        return client;
    }

    private sealed class FakeMailer : IMailer
    {
        public bool IsConfigured => true;

        public bool Fails { get; set; }

        public string? To { get; private set; }

        public string? Code { get; private set; }

        public Task<bool> SendAsync(string to, string subject, string text, CancellationToken cancellationToken)
        {
            To = to;
            Code = text.Split('\n').First(line => line.Contains("/VERIFY", StringComparison.Ordinal)).Trim().Split(' ')[^1];
            return Task.FromResult(!Fails);
        }
    }
}
