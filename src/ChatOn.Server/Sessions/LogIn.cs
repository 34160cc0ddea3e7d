using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Sessions;

/// <summary>
/// A session has shown that an account is its own. Before registration that is noted; after it the guest becomes the account's user, or
/// its session joins the user that the account has already.
/// </summary>
internal sealed partial class LogIn(
    World world, AccountDirectory accounts, Departure departure, Attachment attachment, AccountRoles roles,
    NickEnforcement enforcement, PasswordThrottle throttle, OperatorGrant operators, BanEnforcement banning, Presence presence, MetadataBook metadata, MetadataNotices notices,
    MetadataReply introduction, ServerClock clock, ServerOptions options, ILogger<LogIn> logger)
{
    /// <summary>Logs the session in; false when it cannot be (any more), and the caller tells.</summary>
    public async ValueTask<bool> CompleteAsync(CommandContext context, long accountId)
    {
        var session = context.Session;
        if (session.IsClosed || accounts.Find(accountId) is not { } account || !account.IsUsable(context.Now))
            return false;
        if (session.User is { Origin.Account: not null } known && known.Id != accountId)
            return false;
        // One that is not registered yet is looked at when it does.
        if (session.User is { } here && banning.TurnsAway(session, here.Nick, here.Realname, account.Name))
            return false;
        // One that is not registered yet is looked at when it does.
        if (session.User is { } guest && guest.Id != accountId && IsFull(account))
            return false;
        LogLoggedIn(account.Name, session.Peer.Address);
        throttle.Succeeded(account.Name, session.Peer.Address);
        if (session.User is not { } user)
        {
            session.Registration.LogIn(accountId);
            Tell(context, account);
        }
        else if (user.Id == accountId)
        {
            Tell(context, account);
        }
        else if (world.FindUser(accountId) is { } present)
        {
            Tell(context, account);
            await MoveAsync(context, user, present);
        }
        else
        {
            Become(context, user, account);
        }

        return true;
    }

    /// <summary>Why an account that somebody proved to own cannot be used; null when there is no reason to tell.</summary>
    public string? WhyNot(Account? account) => account switch
    {
        { Pending: not null } => "The account's e-mail address is not verified yet: VERIFY account code",
        { Suspension: { } suspension } when account.IsSuspended(clock.Now) => $"The account is suspended: {suspension.Reason}",
        { } when IsFull(account) => "Too many clients are logged in to the account: NICKSERV ENDSESSION closes some",
        _ => null,
    };

    private bool IsFull(Account account) =>
        options.Accounts.MaxSessions > 0 && world.FindUser(account.Id) is { } present && present.Sessions.Count >= options.Accounts.MaxSessions;

    /// <summary>900: <c>nick!user@host account :You are now logged in as account</c> — https://ircv3.net/specs/extensions/sasl-3.1</summary>
    private static void Tell(CommandContext context, Account account)
    {
        var session = context.Session;
        var source = session.User?.Origin.Text ?? $"{session.NickInReplies}!{session.Registration.Username ?? "*"}@*";
        context.ReplyText(Numeric.RplLoggedIn, $"You are now logged in as {account.Name}", source, account.Name);
    }

    // The visit ends: what the guest said to others in private ends with it.
    private void Become(CommandContext context, User user, Account account)
    {
        // What the guest tells about itself does not end with it.
        var changes = metadata.Inherit(user.Id, account.Id);
        departure.EndVisit(user);
        world.Become(user, user.Origin with { UserId = account.Id, Account = account.Name });
        Tell(context, account);
        context.Router.ToNeighbours(user, new AccountChanged(user.Origin, context.Now), new Fanout { By = context });
        foreach (var change in changes)
            notices.Changed(user, user.Origin, change, by: null);
        enforcement.Claim(account);
        operators.GiveTo(context, user, account);
        roles.GiveEverywhere(context, user, account);
        presence.Save(user);
    }

    // The guest goes; its session is one more of the account's user.
    private async ValueTask MoveAsync(CommandContext context, User guest, User present)
    {
        var session = context.Session;
        var known = guest.Rooms.ToHashSet(StringComparer.Ordinal);
        var left = world.RoomsOf(guest).Where(room => !room.Has(present.Id)).Select(room => room.Name).ToList();
        var before = guest.Origin;
        departure.Replace(guest, $"Logged in as {present.Nick}");
        context.Show(new NickChanged(before, context.Now, present.Nick));
        if ((before.Username, before.Host) != (present.Origin.Username, present.Origin.Host))
            context.Show(new HostChanged(before with { Nick = present.Nick }, context.Now, present.Origin.Username, present.Origin.Host));
        foreach (var room in left)
            context.Show(new Parted(present.Origin, context.Now, RoomId: 0, room, "This account is not in here"));
        introduction.SendOwn(context, present);
        await attachment.AttachAsync(context, present, known);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} logged in from {Address}")]
    private partial void LogLoggedIn(string account, System.Net.IPAddress address);
}
