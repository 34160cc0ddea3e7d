namespace ChatOn.Server.Accounts;

/// <summary>The port through which codes are sent by e-mail.</summary>
public interface IMailer
{
    /// <summary>Whether mail can be sent at all: otherwise addresses are not verified.</summary>
    bool IsConfigured { get; }

    /// <summary>Sends a message of plain text; false when it was not taken. Bounded in time; never throws for what the mail server does.</summary>
    Task<bool> SendAsync(string to, string subject, string text, CancellationToken cancellationToken);
}

/// <summary>No mail is sent.</summary>
internal sealed class NoMailer : IMailer
{
    public bool IsConfigured => false;

    public Task<bool> SendAsync(string to, string subject, string text, CancellationToken cancellationToken) => Task.FromResult(false);
}
