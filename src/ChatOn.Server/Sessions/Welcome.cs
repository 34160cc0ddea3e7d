using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Commands.Info;
using ChatOn.Server.Delivery;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Makes a session that has told all into somebody: takes the nickname, or joins who is here already, and sends the burst.</summary>
internal sealed class Welcome(
    World world, ServerClock clock, ServerOptions options, ServerInfo info, Door door, Departure departure, Entrance entrance,
    NickEnforcement enforcement, Attachment attachment, Presence presence, OperatorGrant operators, HostNames hosts,
    MetadataBook metadata, MetadataNotices notices)
{
    /// <summary>Registers the session when it has told all; otherwise nothing happens yet.</summary>
    public async ValueTask TryCompleteAsync(CommandContext context)
    {
        var session = context.Session;
        var registration = session.Registration;
        if (!registration.IsComplete || session.IsRegistered)
            return;
        var (mayEnter, account) = await door.OpenAsync(context);
        if (!mayEnter)
            return;
        if (account is not null && world.FindUser(account.Id) is { } present)
            await JoinPresentAsync(context, present);
        else
            await EnterAnewAsync(context, account);
    }

    private ValueTask EnterAnewAsync(CommandContext context, Account? account)
    {
        // Whoever holds a nickname of the account's is called otherwise from now on.
        if (account is not null)
            enforcement.Claim(account);
        return MayBeCalled(context, context.Session.Registration.Nick!) ? EnterAsync(context, account) : ValueTask.CompletedTask;
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
        foreach (var change in metadata.Adopt(present, session.Registration.Metadata))
            notices.Changed(present, present.Origin, change, context);
        if (!session.View.IsClassic)
            info.Welcome(context, present);
        await attachment.AttachAsync(context, present);
        // Classic clients talk in the lobby.
        if (session.View.IsClassic && session.User == present)
            await entrance.JoinAsync(context, options.LobbyName, key: null);
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
        metadata.Adopt(user, registration.Metadata);
        // What a classic client is greeted with is its protocol's business, after it has come into its room.
        if (!session.View.IsClassic)
            info.Welcome(context, user);
        world.Watchers.Came(user);
        presence.Reckon(user, keepsWords: false);
        if (account is not null)
            operators.GiveTo(context, user, account);
        return options.AutoJoinLobby || session.View.IsClassic
            ? entrance.JoinAsync(context, options.LobbyName, key: null)
            : ValueTask.CompletedTask;
    }
}
