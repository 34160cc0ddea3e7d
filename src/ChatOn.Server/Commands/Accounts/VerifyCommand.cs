using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Accounts;

/// <summary><c>VERIFY account code</c> — https://ircv3.net/specs/extensions/account-registration</summary>
internal sealed class VerifyCommand(Registrar registrar, PasswordThrottle throttle, LogIn logIn) : ICommand
{
    public static CommandSpec Spec { get; } = new("VERIFY", "VERIFY account code", "Completes the making of an account with the code from the e-mail")
    {
        MinParameters = 2,
        Allowed = AllowedWhen.Always,
    };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var session = context.Session;
        var name = Texts.Cut(message.Text(0), Names.MaxNickLength);
        if (session.User is { Origin.Account: not null } || session.Registration.AccountId != 0)
        {
            context.Fail("ALREADY_AUTHENTICATED", [name], "You are logged in already");
            return;
        }

        var mayTry = throttle.MayTry(session.Peer.Address);
        var account = mayTry ? await registrar.VerifyAsync(name, message.Text(1)) : null;
        if (session.IsClosed)
            return;
        if (account is null)
        {
            throttle.Failed(session.Peer.Address);
            context.Fail(
                mayTry ? "INVALID_CODE" : "TEMPORARILY_UNAVAILABLE", [name],
                mayTry ? "That code is not right, or not good any more" : "Too many wrong codes from your address, try again later");
            return;
        }

        context.Send("VERIFY"u8, "Account registered; you are logged in", "SUCCESS", account.Name);
        await logIn.CompleteAsync(context, account.Id);
    }
}
