using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Who may come in at all: not the banned, only who knows the password, and, where it must be, only accounts.</summary>
internal sealed class Door(
    PassGate gate, AccountDirectory accounts, BanEnforcement banning, Protection protection, Departure departure, ServerClock clock)
{
    /// <summary>Whether the session may come in, and as which account (null: a guest). Otherwise it has been told and closed.</summary>
    public async ValueTask<(bool MayEnter, Account? Account)> OpenAsync(CommandContext context)
    {
        var session = context.Session;
        var registration = session.Registration;
        // Before any work is done for it.
        if (banning.TurnsAway(session, registration.Nick!, registration.Realname, account: null))
            return (false, null);
        // https://ircv3.net/specs/extensions/sasl-3.1: registration ends an exchange that is under way.
        if (registration.Sasl is not null)
        {
            registration.EndSasl();
            context.Refuse(Numeric.ErrSaslAborted);
        }

        if (!await gate.LetsInAsync(context))
            return (false, null);
        // Logged in before, and since then suspended or gone.
        var account = registration.AccountId == 0 ? null : accounts.Find(registration.AccountId);
        if (registration.AccountId != 0 && account?.IsUsable(clock.Now) != true)
        {
            departure.Cut(session, "Your account cannot be used any more");
            return (false, null);
        }

        // Again, for it may have waited, and the account is known now.
        if (banning.TurnsAway(session, registration.Nick!, registration.Realname, account?.Name))
            return (false, null);
        if (account is not null || !protection.RequiresAccount || registration.IsTrusted)
            return (true, account);
        // https://ircv3.net/specs/extensions/account-registration
        context.FailForAll("ACCOUNT_REQUIRED", protection.WhyAccount);
        departure.Cut(session, "You are not logged in");
        return (false, null);
    }
}
