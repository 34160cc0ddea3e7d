using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Accounts;

/// <summary>
/// <c>AUTHENTICATE mechanism | base64 | + | *</c> — https://ircv3.net/specs/extensions/sasl-3.1 and
/// https://ircv3.net/specs/extensions/sasl-3.2
/// </summary>
internal sealed class AuthenticateCommand(SaslMechanisms mechanisms, AccountCredentials credentials, LogIn logIn, PasswordThrottle throttle) : ICommand
{
    private const string TooManyWrong = "SASL authentication failed: too many wrong passwords from your address, try again later";

    public static CommandSpec Spec { get; } = new("AUTHENTICATE", "AUTHENTICATE mechanism | base64 | + | *", "Logs in (SASL)")
    {
        MinParameters = 1,
        Allowed = AllowedWhen.Always,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var text = message.Text(0);
        var registration = context.Session.Registration;
        if (registration.Sasl is not { } progress)
        {
            Begin(context, text);
            return ValueTask.CompletedTask;
        }

        if (text == "*")
        {
            registration.EndSasl();
            context.Refuse(Numeric.ErrSaslAborted);
            return ValueTask.CompletedTask;
        }

        return TakeAsync(context, progress, text);
    }

    private void Begin(CommandContext context, string mechanism)
    {
        var session = context.Session;
        if (mechanism == "*")
        {
            context.Refuse(Numeric.ErrSaslAborted);
            return;
        }

        if (!throttle.MayTry(session.Peer.Address))
        {
            context.ReplyText(Numeric.ErrSaslFail, TooManyWrong);
            return;
        }

        if (mechanisms.Begin(mechanism, session.Peer) is not { } progress)
        {
            context.Reply(Numeric.RplSaslMechs, string.Join(',', mechanisms.NamesFor(session.Peer)));
            context.Refuse(Numeric.ErrSaslFail);
            return;
        }

        session.Registration.BeginSasl(progress);
        context.SendUnprefixed("AUTHENTICATE"u8, "+");
    }

    private ValueTask TakeAsync(CommandContext context, SaslProgress progress, string chunk)
    {
        switch (progress.Take(chunk, out var response))
        {
            case SaslChunk.More:
                return ValueTask.CompletedTask;
            case SaslChunk.TooLong:
                context.Session.Registration.EndSasl();
                context.Refuse(Numeric.ErrSaslTooLong);
                return ValueTask.CompletedTask;
            case SaslChunk.Invalid:
                context.Session.Registration.EndSasl();
                context.Refuse(Numeric.ErrSaslFail);
                return ValueTask.CompletedTask;
            default:
                return StepAsync(context, progress, response);
        }
    }

    private async ValueTask StepAsync(CommandContext context, SaslProgress progress, byte[] response)
    {
        // Many may have begun before the first was wrong.
        if (!throttle.MayTry(context.Session.Peer.Address))
        {
            context.Session.Registration.EndSasl();
            context.ReplyText(Numeric.ErrSaslFail, TooManyWrong);
            return;
        }

        var step = await progress.Exchange.NextAsync(response);
        if (context.Session.IsClosed)
            return;
        if (step is SaslStep.Challenge challenge)
        {
            foreach (var chunk in SaslProgress.Chunks(challenge.Bytes))
                context.SendUnprefixed("AUTHENTICATE"u8, chunk);
            return;
        }

        context.Session.Registration.EndSasl();
        if (step is SaslStep.Succeeded success)
            await SucceedAsync(context, success.Credential);
        else
            Fail(context, progress.Name, step is SaslStep.Failed { IsOverloaded: true });
    }

    private async ValueTask SucceedAsync(CommandContext context, Credential credential)
    {
        var account = credentials.OwnerOf(credential);
        if (context.Session.User is { Origin.Account: { } current } && !CaseMapping.Equals(current, account?.Name ?? ""))
        {
            context.ReplyText(Numeric.ErrSaslAlready, "You are logged in to another account; connect anew to change it");
            return;
        }

        if (account is null || !await logIn.CompleteAsync(context, account.Id))
            context.ReplyText(Numeric.ErrSaslFail, logIn.WhyNot(account) ?? Numeric.ErrSaslFail.Text);
        else
            context.Reply(Numeric.RplSaslSuccess);
    }

    private void Fail(CommandContext context, string? name, bool isOverloaded)
    {
        if (isOverloaded)
        {
            context.ReplyText(Numeric.ErrSaslFail, "SASL authentication failed: the server checks too many passwords at the moment, try again later");
            return;
        }

        throttle.Failed(context.Session.Peer.Address, name);
        context.Refuse(Numeric.ErrSaslFail);
    }
}
