using ChatOn.Host.Configuration;

namespace ChatOn.Host.Tests.Configuration;

/// <summary>What of the mail options fits together.</summary>
public sealed class MailConfigurationTests
{
    [Fact]
    public void Without_a_host_there_is_nothing_to_check() => Assert.Empty(ProblemsOf("mail.timeoutSeconds=3"));

    [Fact]
    public void A_server_with_a_sender_and_one_with_a_password_will_do()
    {
        Assert.Empty(ProblemsOf("mail.host=smtp.example", "mail.from=Chat <chat@example.org>"));
        Assert.Empty(ProblemsOf("mail.host=smtp.example", "mail.from=chat@example.org", "mail.user=chat", "mail.password=x", "mail.security=tls"));
        Assert.Empty(ProblemsOf("mail.host=127.0.0.1", "mail.from=chat@example.org", "mail.user=chat", "mail.password=x", "mail.security=none"));
    }

    [Theory]
    [InlineData("mail.host is given without mail.from", "mail.host=smtp.example")]
    [InlineData("mail.from is \"nobody\", but must be an e-mail address", "mail.from=nobody")]
    [InlineData("mail.from is", "mail.from=chat@example.org\r\nBcc: a@b.example")]
    [InlineData("go together; one is missing", "mail.host=smtp.example", "mail.from=a@b.example", "mail.user=chat")]
    [InlineData("go together; one is missing", "mail.host=smtp.example", "mail.from=a@b.example", "mail.password=x")]
    [InlineData("a password would be read on the way", "mail.host=smtp.example", "mail.from=a@b.example", "mail.user=chat", "mail.password=x", "mail.security=none")]
    [InlineData("mail.passwordFile is", "mail.passwordFile=/nowhere/at/all")]
    [InlineData("mail.port is", "mail.port=0")]
    [InlineData("mail.timeoutSeconds is", "mail.timeoutSeconds=0")]
    [InlineData("mail.security is", "mail.security=maybe")]
    [InlineData("classicAdminAccount is", "classicAdminAccount=not a name")]
    public void What_does_not_fit_is_told_at_the_start(string problem, params string[] settings) =>
        Assert.Contains(problem, Assert.Single(ProblemsOf(settings)));

    [Fact]
    public void The_password_is_never_shown()
    {
        using var shown = new StringWriter();
        new OptionsWriter(shown).Write(Load("mail.host=smtp.example", "mail.from=chat@example.org", "mail.user=chat", "mail.password=sesame").Options);

        Assert.DoesNotContain("sesame", shown.ToString());
        Assert.DoesNotContain(ProblemsOf("mail.password=line\nsesame"), problem => problem.Contains("sesame", StringComparison.Ordinal));
    }

    private static LoadedConfiguration Load(params string[] settings) => LoadedConfiguration.Load(new ConfigurationSources
    {
        Arguments = [.. settings.Select(setting => new ArgumentSetting("--set", setting.Split('=', 2)[0], setting.Split('=', 2)[1]))],
    });

    private static IReadOnlyList<string> ProblemsOf(params string[] settings)
    {
        try
        {
            Load(settings);
            return [];
        }
        catch (ConfigurationException exception)
        {
            return [.. exception.Problems.Select(problem => problem.Text)];
        }
    }
}
