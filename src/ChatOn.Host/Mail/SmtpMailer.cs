using System.Net.Sockets;
using ChatOn.Server.Accounts;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;
using MimeKit.Utils;

namespace ChatOn.Host.Mail;

/// <summary>
/// Sends mail through one mail server, a connection each — https://www.rfc-editor.org/rfc/rfc5321. Off the loop; bounded in time, at once
/// and in a minute. Of an address only its domain is logged, of a message nothing, and of what the mail server says only its code.
/// </summary>
internal sealed partial class SmtpMailer(MailOptions options, TimeProvider time, ILogger<SmtpMailer> logger) : IMailer, IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.MaxAtOnce);
    private readonly MailBudget _budget = new(options.MaxPerMinute, time);

    public bool IsConfigured => true;

    public async Task<bool> SendAsync(string to, string subject, string text, CancellationToken cancellationToken)
    {
        if (!TryAddress(to, out var recipient))
            return false;
        if (!_budget.TryTake())
        {
            LogTooMany(recipient.Domain, options.MaxPerMinute);
            return false;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Not waited for beyond the limit, whatever it is stuck in.
            await Task.Run(() => DeliverAsync(Compose(recipient, subject, text), either.Token), either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            LogSent(recipient.Domain);
            return true;
        }
        catch (Exception exception) when (ReasonOf(exception) is not null)
        {
            LogNotSent(recipient.Domain, ReasonOf(exception)!);
            return false;
        }
    }

    public void Dispose() => _slots.Dispose();

    // Nothing that could begin another header or command.
    private static bool TryAddress(string text, out MailboxAddress address)
    {
        address = null!;
        if (text.Any(char.IsControl) || !MailboxAddress.TryParse(text, out var parsed) || parsed.Domain.Length == 0)
            return false;
        address = new MailboxAddress("", parsed.Address);
        return true;
    }

    private MimeMessage Compose(MailboxAddress to, string subject, string text)
    {
        var from = MailboxAddress.Parse(options.From);
        var message = new MimeMessage
        {
            Subject = new string([.. subject.Select(letter => char.IsControl(letter) ? ' ' : letter)]),
            Date = time.GetUtcNow(),
            // The name of this machine, which stands there otherwise, is nobody's business.
            MessageId = MimeUtils.GenerateMessageId(from.Domain),
            Body = new TextPart("plain") { Text = text },
        };
        message.From.Add(from);
        message.To.Add(to);
        // https://www.rfc-editor.org/rfc/rfc3834#section-5: so that nobody's holiday notice answers.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Without lists of revoked certificates: asking for them would be one more server to wait for.
            using var client = new SmtpClient { CheckCertificateRevocation = false, Timeout = options.TimeoutSeconds * 1000 };
            await client.ConnectAsync(options.Host, options.Port, SecurityOf(options.Security), cancellationToken).ConfigureAwait(false);
            if (options.User.Length > 0)
                await client.AuthenticateAsync(options.User, await PasswordAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            await SayGoodbyeAsync(client, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<string> PasswordAsync(CancellationToken cancellationToken)
    {
        if (options.PasswordFile.Length == 0)
            return options.Password;
        var text = await File.ReadAllTextAsync(options.PasswordFile, cancellationToken).ConfigureAwait(false);
        return text.Split('\n', 2)[0].TrimEnd('\r');
    }

    // The mail is taken already, whatever becomes of this.
    private static async Task SayGoodbyeAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ReasonOf(exception) is not null)
        {
            // Closed without it.
        }
    }

    private static SecureSocketOptions SecurityOf(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    // What the mail server said in words may hold the address. Null for what is no fault of the mail server or of the way to it.
    private static string? ReasonOf(Exception exception) => exception switch
    {
        SmtpCommandException refused => $"the mail server refused it with {(int)refused.StatusCode} ({refused.ErrorCode})",
        AuthenticationException => "the mail server does not accept mail.user and its password",
        SslHandshakeException => "no TLS with the mail server: its certificate is not trusted, or mail.security does not fit the port",
        OperationCanceledException or TimeoutException => "the mail server has not answered in time",
        SocketException socket => $"the mail server cannot be reached: {socket.SocketErrorCode}",
        NotSupportedException => "the mail server cannot do what is needed: STARTTLS, a way to log in, or such an address",
        ProtocolException or CommandException or IOException => "the mail server ended the connection or does not speak SMTP",
        UnauthorizedAccessException => "mail.passwordFile cannot be read",
        _ => null,
    };

    [LoggerMessage(LogLevel.Information, "A mail to somebody at {Domain} was taken by the mail server")]
    private partial void LogSent(string domain);

    [LoggerMessage(LogLevel.Warning, "A mail to somebody at {Domain} was not sent: {Reason}")]
    private partial void LogNotSent(string domain, string reason);

    [LoggerMessage(LogLevel.Warning, "A mail to somebody at {Domain} was not sent: {Limit} were in the last minute already (mail.maxPerMinute)")]
    private partial void LogTooMany(string domain, int limit);
}
