using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Commands.Info;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Makes a session that has told all into somebody: checks the password, takes the nickname, sends the burst.</summary>
internal sealed class Welcome(
    World world, ServerClock clock, ServerOptions options, ServerInfo info, Passwords passwords, PasswordThrottle throttle, Departure departure,
    Entrance entrance)
{
    /// <summary>Registers the session when it has told all; otherwise nothing happens yet.</summary>
    public async ValueTask TryCompleteAsync(CommandContext context)
    {
        var session = context.Session;
        var registration = session.Registration;
        if (!registration.IsComplete || session.IsRegistered)
            return;
        if (options.PasswordHash.Length > 0 && !await GivesPasswordAsync(context))
            return;

        // Others may have taken the nickname while this one was still negotiating.
        var nick = registration.Nick!;
        if (world.FindUser(nick) is not null)
        {
            registration.SetNick(null);
            context.Refuse(Numeric.ErrNicknameInUse, nick);
            return;
        }

        await EnterAsync(context);
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

    private ValueTask EnterAsync(CommandContext context)
    {
        var session = context.Session;
        var registration = session.Registration;
        var now = clock.Now;
        var origin = new Origin(clock.NextId(), registration.Nick!, "~" + registration.Username, session.HostName, Account: null, IsBot: false);
        var user = new User(origin, registration.Realname, now);
        session.SpeakAs(user);
        world.Add(user);
        // What a classic client is greeted with is its protocol's business, after it has come into its room.
        if (!session.View.IsClassic)
            info.Welcome(context);
        world.Watchers.Came(user);
        return options.AutoJoinLobby || session.View.IsClassic
            ? entrance.JoinAsync(context, options.LobbyName, key: null)
            : ValueTask.CompletedTask;
    }
}
