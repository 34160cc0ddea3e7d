using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Commands;

namespace ChatOn.Server.Sessions;

/// <summary>What PASS is for: the server's password where it has one, and otherwise <c>account:password</c>.</summary>
internal sealed class PassGate(
    ServerOptions options, Passwords passwords, PasswordThrottle throttle, PasswordLogIn passwordLogIn, LogIn logIn, Departure departure)
{
    /// <summary>Whether the session may come in; otherwise it has been told and closed.</summary>
    public async ValueTask<bool> LetsInAsync(CommandContext context)
    {
        if (options.PasswordHash.Length > 0)
            return await GivesServerPasswordAsync(context);
        return context.Session.Registration.AccountId != 0 || await LogsInAsync(context);
    }

    // For clients without SASL.
    private async ValueTask<bool> LogsInAsync(CommandContext context)
    {
        var session = context.Session;
        if (session.Registration.Password?.Split(':', 2) is not [{ Length: > 0 } name, var password])
            return true;
        var (check, account) = await passwordLogIn.CheckAsync(session.Peer, name, password);
        if (session.IsClosed)
            return false;
        if (account is not null && await logIn.CompleteAsync(context, account.Id))
            return true;
        context.Refuse(Numeric.ErrPasswdMismatch);
        departure.Cut(session, check == PasswordCheck.TryAgain ? "Too many passwords at the moment, try again later" : "Wrong account name or password");
        return false;
    }

    private async ValueTask<bool> GivesServerPasswordAsync(CommandContext context)
    {
        var session = context.Session;
        if (!throttle.MayTry(session.Peer.Address))
        {
            departure.Cut(session, "Too many wrong passwords from your address, try again later");
            return false;
        }

        var check = await passwords.VerifyAsync(session.Registration.Password, options.PasswordHash);
        if (session.IsClosed)
            return false;
        if (check == PasswordCheck.Right)
            return true;
        if (check == PasswordCheck.TryAgain)
        {
            departure.Cut(session, "Too many are coming in at once, try again later");
            return false;
        }

        throttle.Failed(session.Peer.Address);
        context.Refuse(Numeric.ErrPasswdMismatch);
        departure.Cut(session, "Wrong server password");
        return false;
    }
}
