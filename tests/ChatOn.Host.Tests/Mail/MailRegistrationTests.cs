using System.Text.RegularExpressions;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Mail;

/// <summary>Registering an account with a code sent by e-mail, through the whole server.</summary>
[Collection("Server processes")]
[Trait("Spec", "IRCv3/account-registration")]
public sealed class MailRegistrationTests
{
    [Fact]
    public async Task The_code_from_the_mail_completes_the_account()
    {
        await using var mail = new FakeMailServer();
        await using var server = await StartAsync(mail);
        using var bob = await ConnectAsync(server);

        await bob.SendAsync("REGISTER * bob@users.example long-password\r\n");
        await ReadUntilAsync(bob, "REGISTER VERIFICATION_REQUIRED bob ");
        await bob.SendAsync($"VERIFY bob wrong\r\nVERIFY bob {CodeIn(await mail.MailAsync())}\r\n");

        await ReadUntilAsync(bob, "FAIL VERIFY INVALID_CODE bob ");
        await ReadUntilAsync(bob, "VERIFY SUCCESS bob ");
        Assert.DoesNotContain("bob@", server.Log);
    }

    [Fact]
    public async Task The_same_over_STARTTLS_with_a_password()
    {
        using var folder = new TemporaryFolder();
        using var certificate = Pem.SelfSigned("localhost");
        await File.WriteAllTextAsync(folder.File("ca.pem"), certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await using var mail = new FakeMailServer { Certificate = certificate };
        await using var server = await ServerProcess.StartAsync(
            arguments: ["--set", "mail.host=localhost", "--set", $"mail.port={mail.Port}", "--set", "mail.from=chat@chat.example", "--set", "mail.user=chat"],
            environment: new Dictionary<string, string> { ["SSL_CERT_FILE"] = folder.File("ca.pem"), ["CHATON_MAIL__PASSWORD"] = "sesame" });
        using var bob = await ConnectAsync(server);

        await bob.SendAsync("REGISTER * bob@users.example long-password\r\n");
        await bob.SendAsync($"VERIFY bob {CodeIn(await mail.MailAsync())}\r\n");

        await ReadUntilAsync(bob, "VERIFY SUCCESS bob ");
        Assert.Contains("AUTH PLAIN " + Convert.ToBase64String("\0chat\0sesame"u8), mail.Heard);
        Assert.DoesNotContain("sesame", server.Log);
    }

    [Theory]
    [InlineData(nameof(MailServerManner.RefusesRecipients))]
    [InlineData(nameof(MailServerManner.Silent))]
    [InlineData(nameof(MailServerManner.HangUp))]
    public async Task A_mail_server_that_does_not_take_it_leaves_no_account_and_says_so(string manner)
    {
        await using var mail = new FakeMailServer { Manner = Enum.Parse<MailServerManner>(manner) };
        await using var server = await StartAsync(mail);
        using var bob = await ConnectAsync(server);

        await bob.SendAsync("REGISTER * bob@users.example long-password\r\n");

        await ReadUntilAsync(bob, "FAIL REGISTER INVALID_EMAIL bob :No mail could be sent to that address: check it, or try again later");
        Assert.Contains("0 accounts.", await ServerProcess.RunToEndAsync("account", "LIST", "--data", server.DataFolder));
    }

    private static Task<ServerProcess> StartAsync(FakeMailServer mail) => ServerProcess.StartAsync(arguments:
    [
        "--set", "mail.host=127.0.0.1", "--set", $"mail.port={mail.Port}", "--set", "mail.security=none", "--set", "mail.from=chat@chat.example",
        "--set", "mail.timeoutSeconds=1",
    ]);

    private static async Task<ByteClient> ConnectAsync(ServerProcess server)
    {
        var client = await ByteClient.ConnectAsync(server.EndPoint);
        await client.SendAsync("CAP REQ :standard-replies\r\nNICK bob\r\nUSER bob 0 * :Bob\r\nCAP END\r\n");
        await ReadUntilAsync(client, " 001 bob ");
        return client;
    }

    private static string CodeIn(string mail) => Regex.Match(mail, "/VERIFY bob ([-a-z2-9]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    private static async Task ReadUntilAsync(ByteClient client, string text)
    {
        var read = "";
        while (!read.Contains(text, StringComparison.Ordinal))
            read += await client.ReadAsync(1);
    }
}
