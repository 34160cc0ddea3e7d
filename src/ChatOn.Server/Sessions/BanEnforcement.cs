using System.Net;
using ChatOn.Protocol;
using ChatOn.Server.State;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Sessions;

/// <summary>Keeps out whom a ban is on: who comes, and, when that is asked for, who is here.</summary>
internal sealed partial class BanEnforcement(BanBook bans, World world, Departure departure, ILogger<BanEnforcement> logger)
{
    /// <summary>Turns a connection away that has said nothing yet, if its address is banned.</summary>
    public bool TurnsAway(Session session) => TurnsAway(session, bans.FindAddress(session.Peer.Address));

    /// <summary>Turns a session away that is about to be somebody, if any of it is banned.</summary>
    /// <param name="account">The account's name; null for a guest.</param>
    public bool TurnsAway(Session session, string nick, string realname, string? account) =>
        TurnsAway(session, bans.Find(session.Peer.Address, nick, realname, account));

    /// <summary>Why somebody who is here may not take a nickname; null when it may.</summary>
    public string? RefuseNick(string nick) => bans.FindNick(nick) is { } ban ? Refuse(ban, "nickname") : null;

    /// <summary>Why somebody who is here may not take a realname; null when it may.</summary>
    public string? RefuseRealname(string realname) => bans.FindRealname(realname) is { } ban ? Refuse(ban, "real name") : null;

    /// <summary>Whether a ban on this would hit a user.</summary>
    public static bool Covers(ServerBanPattern pattern, User user) => ReachOf(pattern)(user);

    /// <summary>
    /// Puts out who is here and banned: of a ban on addresses the sessions from there, of others the users with all their sessions.
    /// </summary>
    /// <returns>How many.</returns>
    public int Apply(ServerBan ban)
    {
        if (ban.Pattern.Kind == ServerBanKind.Address)
        {
            var sessions = world.Sessions.Where(session => ban.Pattern.Range.Contains(session.Peer.Address)).ToList();
            sessions.ForEach(session => departure.PutOut(session, ban));
            return sessions.Count;
        }

        var users = world.Users.Where(ReachOf(ban.Pattern)).ToList();
        users.ForEach(user => departure.PutOut(user, ban));
        return users.Count;
    }

    private static Func<User, bool> ReachOf(ServerBanPattern pattern)
    {
        switch (pattern.Kind)
        {
            case ServerBanKind.Address:
                return user => user.Sessions.Any(session => pattern.Range.Contains(session.Peer.Address));
            case ServerBanKind.Account:
                return user => user.Origin.Account is { } account && CaseMapping.Equals(account, pattern.Text);
            default:
                var mask = new Mask(pattern.Text);
                return pattern.Kind == ServerBanKind.Nick ? user => mask.Matches(user.Nick) : user => mask.Matches(user.Realname);
        }
    }

    private bool TurnsAway(Session session, ServerBan? ban)
    {
        if (ban is null)
            return false;
        bans.Hit(ban);
        LogTurnedAway(session.Peer.Address, ban.Id);
        departure.PutOut(session, ban);
        return true;
    }

    private string Refuse(ServerBan ban, string what)
    {
        bans.Hit(ban);
        return $"That {what} is banned here: {ban.Reason}";
    }

    // An attack must not fill the log.
    [LoggerMessage(Level = LogLevel.Debug, Message = "A session from {Address} was turned away by ban {Ban}")]
    private partial void LogTurnedAway(IPAddress address, long ban);
}
