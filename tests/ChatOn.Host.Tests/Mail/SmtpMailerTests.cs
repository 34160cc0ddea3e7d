using ChatOn.Host.Mail;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host.Tests.Mail;

/// <summary>Sending mail, and what becomes of it where the mail server does not want it.</summary>
[Trait("Spec", "RFC5321")]
public sealed class SmtpMailerTests : IDisposable
{
    private const string Text = "Your code is abcde-fghjk.\n\n.\nA line with only a dot came before this.";

    private readonly TestLog _log = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await using var server = new FakeMailServer();

        Assert.True(await SendAsync(server, "bob@users.example", "Your account böb"));

        var mail = await server.MailAsync();
        Assert.StartsWith("MAIL FROM:<chat@chat.example>", mail);
        Assert.Contains("RCPT TO:<bob@users.example>", mail);
        Assert.Contains("\nFrom: Example chat <chat@chat.example>\n", mail);
        Assert.Contains("\nTo: bob@users.example\n", mail);
        Assert.Contains("\nAuto-Submitted: auto-generated\n", mail);
        Assert.Matches("\nMessage-Id: <[^@]+@chat\\.example>\n", mail);
        Assert.Contains("Your code is abcde-fghjk.", mail);
        Assert.Contains("A line with only a dot came before this.", mail);
        Assert.DoesNotContain(_log.All, line => line.Contains("bob", StringComparison.Ordinal) || line.Contains("abcde", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_recipient_is_told_by_code_and_domain_only()
    {
        await using var server = new FakeMailServer { Manner = MailServerManner.RefusesRecipients };

        Assert.False(await SendAsync(server, "bob@users.example"));

        Assert.Contains(_log.All, line => line.Contains("users.example was not sent: the mail server refused it with 550", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.All, line => line.Contains("bob", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_in_time()
    {
        await using var server = new FakeMailServer { Manner = MailServerManner.Silent };

        var sending = SendAsync(server, "bob@users.example");
        await _time.TimerAsync(TimeSpan.FromSeconds(10));
        Assert.False(sending.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.False(await sending.Guarded());
        Assert.Contains(_log.All, line => line.Contains("has not answered in time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mails_beyond_those_at_once_wait_no_longer_than_one_may_take()
    {
        await using var server = new FakeMailServer { Manner = MailServerManner.Silent };
        using var mailer = Mailer(OptionsFor(server) with { MaxAtOnce = 1 });

        var sending = Enumerable.Range(0, 5).Select(i => mailer.SendAsync($"user{i}@users.example", "x", Text, CancellationToken.None)).ToList();
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.All(await Task.WhenAll(sending).Guarded(), Assert.False);
    }

    [Fact]
    public async Task A_server_that_hangs_up_or_is_not_there_is_no_disaster()
    {
        MailOptions options;
        await using (var server = new FakeMailServer { Manner = MailServerManner.HangUp })
        {
            options = OptionsFor(server);
            Assert.False(await SendAsync(server, "bob@users.example"));
        }

        using var mailer = Mailer(options);
        Assert.False(await mailer.SendAsync("bob@users.example", "x", Text, CancellationToken.None).Guarded());
    }

    [Fact]
    public async Task Where_TLS_is_wanted_and_not_offered_nothing_is_said_in_plain_text()
    {
        await using var server = new FakeMailServer();

        Assert.False(await SendAsync(OptionsFor(server) with { Security = MailSecurity.StartTls, User = "chat", Password = "secret" }, "bob@users.example"));

        Assert.DoesNotContain("AUTH", server.Heard);
        Assert.DoesNotContain("MAIL", server.Heard);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_taken()
    {
        using var certificate = Pem.SelfSigned("localhost");
        await using var server = new FakeMailServer { Certificate = certificate };

        Assert.False(await SendAsync(OptionsFor(server) with { Host = "localhost", Security = MailSecurity.StartTls, User = "chat", Password = "secret" }, "bob@users.example"));

        Assert.DoesNotContain("AUTH", server.Heard);
        Assert.Contains(_log.All, line => line.Contains("its certificate is not trusted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_password_may_stand_in_a_file()
    {
        using var folder = new ChatOn.Testing.Processes.TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("password"), "from a file\n", TestContext.Current.CancellationToken);
        await using var server = new FakeMailServer();

        Assert.True(await SendAsync(OptionsFor(server) with { User = "chat", PasswordFile = folder.File("password") }, "bob@users.example"));

        Assert.Contains("AUTH PLAIN " + Convert.ToBase64String("\0chat\0from a file"u8), server.Heard);
    }

    [Theory]
    [InlineData("bob@users.example\r\nBcc: everybody@users.example")]
    [InlineData("bob@users.example>\r\nRCPT TO:<everybody@users.example")]
    [InlineData("bob@users.example, everybody@users.example")]
    [InlineData("bob@users.example\0")]
    [InlineData("bob")]
    [InlineData("")]
    public async Task What_is_no_address_gets_no_mail(string to)
    {
        await using var server = new FakeMailServer();

        Assert.False(await SendAsync(server, to));

        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task A_subject_begins_no_other_header()
    {
        await using var server = new FakeMailServer();

        Assert.True(await SendAsync(server, "bob@users.example", "Hello\r\nBcc: everybody@users.example\r\n\r\nAnother text"));

        var mail = await server.MailAsync();
        Assert.DoesNotContain("\nBcc:", mail, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("RCPT TO:<everybody", mail);
        Assert.DoesNotContain("\nAnother text", mail);
    }

    [Fact]
    public async Task More_than_a_minutes_mails_are_not_sent()
    {
        await using var server = new FakeMailServer();
        using var mailer = Mailer(OptionsFor(server) with { MaxPerMinute = 2 });
        async Task<bool> SendOneAsync() => await mailer.SendAsync("bob@users.example", "x", Text, CancellationToken.None).Guarded();

        Assert.True(await SendOneAsync());
        Assert.True(await SendOneAsync());
        Assert.False(await SendOneAsync());
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(await SendOneAsync());
    }

    private static MailOptions OptionsFor(FakeMailServer server) => new()
    {
        Host = "127.0.0.1",
        Port = server.Port,
        Security = MailSecurity.None,
        From = "Example chat <chat@chat.example>",
    };

    private SmtpMailer Mailer(MailOptions options) => new(options, _time, new Logger<SmtpMailer>(_log));

    private Task<bool> SendAsync(FakeMailServer server, string to, string subject = "Your account") => SendAsync(OptionsFor(server), to, subject);

    private async Task<bool> SendAsync(MailOptions options, string to, string subject = "Your account")
    {
        using var mailer = Mailer(options);
        return await mailer.SendAsync(to, subject, Text, CancellationToken.None).Guarded();
    }
}
