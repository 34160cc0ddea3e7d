using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Commands;
using ChatOn.Server.Commands.Info;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Makes a session that has told all into somebody: checks the password, takes the nickname, sends the burst.</summary>
internal sealed class Welcome(
    World world, ServerClock clock, ServerOptions options, ServerInfo info, Passwords passwords, PasswordThrottle throttle, Departure departure,
    Entrance entrance, AccountDirectory accounts, NickEnforcement enforcement, Attachment attachment, Presence presence, OperatorGrant operators, PasswordLogIn passwordLogIn, LogIn logIn,
    HostNames hosts)
{
    /// <summary>Registers the session when it has told all; otherwise nothing happens yet.</summary>
    public async ValueTask TryCompleteAsync(CommandContext context)
    {
        var session = context.Session;
        var registration = session.Registration;
        if (!registration.IsComplete || session.IsRegistered)
            return;
        // https://ircv3.net/specs/extensions/sasl-3.1: registration ends an exchange that is under way.
        if (registration.Sasl is not null)
        {
            registration.EndSasl();
            context.Refuse(Numeric.ErrSaslAborted);
        }

        if (options.PasswordHash.Length > 0 && !await GivesPasswordAsync(context))
            return;

        if (registration.AccountId == 0 && !await LogsInWithPassAsync(context))
            return;
        // Logged in before, and since then suspended or gone.
        var account = registration.AccountId == 0 ? null : accounts.Find(registration.AccountId);
        if (registration.AccountId != 0 && account?.IsUsable(clock.Now) != true)
        {
            departure.Cut(session, "Your account cannot be used any more");
            return;
        }

        if (account is not null && world.FindUser(account.Id) is { } present)
            await JoinPresentAsync(context, present);
        else if (MayBeCalled(context, registration.Nick!))
            await EnterAsync(context, account);
    }

    // PASS account:password, for clients without SASL, where PASS is not the server's own.
    private async ValueTask<bool> LogsInWithPassAsync(CommandContext context)
    {
        var session = context.Session;
        if (options.PasswordHash.Length > 0 || session.Registration.Password?.Split(':', 2) is not [{ Length: > 0 } name, var password])
            return true;
        var (check, account) = await passwordLogIn.CheckAsync(session, name, password);
        if (session.IsClosed)
            return false;
        if (account is not null && await logIn.CompleteAsync(context, account.Id))
            return true;
        context.Refuse(Numeric.ErrPasswdMismatch);
        departure.Cut(session, check == PasswordCheck.TryAgain ? "Too many passwords at the moment, try again later" : "Wrong account name or password");
        return false;
    }

    // Others may have taken the nickname while this one was still negotiating.
    private bool MayBeCalled(CommandContext context, string nick)
    {
        var registration = context.Session.Registration;
        // A reserved one is an account's; the account may be gone by now. The classic operator has shown a password of its own.
        var isReserved = registration.AccountId == 0 && !context.Session.View.IsClassic && Names.IsReserved(nick);
        if (world.FindUser(nick) is null && !isReserved && enforcement.MayTake(nick, registration.AccountId))
            return true;
        registration.SetNick(null);
        if (world.FindUser(nick) is null)
            context.ReplyText(Numeric.ErrNicknameInUse, "Nickname belongs to an account; log in to use it, or choose another", nick);
        else
            context.Refuse(Numeric.ErrNicknameInUse, nick);
        return false;
    }

    // One more device of somebody who is here already.
    private async ValueTask JoinPresentAsync(CommandContext context, User present)
    {
        if (options.Accounts.MaxSessions > 0 && present.Sessions.Count >= options.Accounts.MaxSessions)
        {
            departure.Cut(context.Session, "Too many clients are logged in to your account");
            return;
        }

        var session = context.Session;
        session.Registration.SetNick(present.Nick);
        if (!session.View.IsClassic)
            info.Welcome(context, present);
        await attachment.AttachAsync(context, present);
        // Classic clients talk in the lobby.
        if (session.View.IsClassic && session.User == present)
            await entrance.JoinAsync(context, options.LobbyName, key: null);
    }

    private async ValueTask<bool> GivesPasswordAsync(CommandContext context)
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

    private ValueTask EnterAsync(CommandContext context, Account? account)
    {
        var session = context.Session;
        var registration = session.Registration;
        var now = clock.Now;
        var origin = new Origin(
            account?.Id ?? clock.NextId(), registration.Nick!, "~" + registration.Username, hosts.Of(session), account?.Name, IsBot: false);
        var user = new User(origin, registration.Realname, now);
        session.SpeakAs(user, now);
        world.Add(user);
        presence.Save(user);
        // What a classic client is greeted with is its protocol's business, after it has come into its room.
        if (!session.View.IsClassic)
            info.Welcome(context, user);
        world.Watchers.Came(user);
        if (account is not null)
            operators.GiveTo(context, user, account);
        return options.AutoJoinLobby || session.View.IsClassic
            ? entrance.JoinAsync(context, options.LobbyName, key: null)
            : ValueTask.CompletedTask;
    }
}
