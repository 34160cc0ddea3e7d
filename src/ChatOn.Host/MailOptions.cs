using System.ComponentModel.DataAnnotations;
using ChatOn.Host.Configuration;
using ChatOn.Server;

namespace ChatOn.Host;

/// <summary>How e-mail is sent: the codes with which people show that an address is theirs.</summary>
public sealed record MailOptions
{
    /// <summary>The mail server that takes our mail; empty: no mail is sent, and addresses are not verified.</summary>
    [OneLine]
    [Option(Example = "smtp.example.org")]
    public string Host { get; init; } = "";

    /// <summary>Its port: usually 587 for startTls, 465 for tls, 25 for none.</summary>
    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary>How the connection is kept secret: TLS after STARTTLS, which must be offered; TLS from the first byte; or not at all.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Who we log in as; empty: nobody.</summary>
    [OneLine]
    [Option(Example = "chat@example.org")]
    public string User { get; init; } = "";

    /// <summary>The password for that.</summary>
    [OneLine]
    [Option(IsSecret = true, Example = "a-password")]
    public string Password { get; init; } = "";

    /// <summary>A file whose first line is the password, in its place.</summary>
    [ExistingFile]
    [Option(IsPath = true, Example = "/etc/chaton/mail-password")]
    public string PasswordFile { get; init; } = "";

    /// <summary>Whom the mail is from.</summary>
    [MailSender]
    [Option(Example = "Example chat <chat@example.org>")]
    public string From { get; init; } = "";

    /// <summary>How long sending one may take.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>How many are sent at once; more wait.</summary>
    [Range(1, 100)]
    public int MaxAtOnce { get; init; } = 4;

    /// <summary>How many are sent in a minute; more are not sent.</summary>
    [Range(1, 100_000)]
    public int MaxPerMinute { get; init; } = 30;
}

/// <summary>How the connection to the mail server is kept secret.</summary>
public enum MailSecurity
{
    StartTls,
    Tls,
    None,
}
