using ChatOn.Protocol;
using ChatOn.Server.Commands.Rooms;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Users;

/// <summary>What WHOIS tells of one user: to everybody, and to the user itself and operators a little more.</summary>
internal static class WhoisReply
{
    public static void Write(CommandContext context, User user)
    {
        var who = user.Origin;
        context.ReplyText(Numeric.RplWhoisUser, user.Realname, who.Nick, who.Username, who.Host, "*");
        foreach (var line in Texts.Lines(Rooms(context, user), ' '))
            context.ReplyText(Numeric.RplWhoisChannels, line, who.Nick);
        context.ReplyText(Numeric.RplWhoisServer, context.Options.Description, who.Nick, context.Options.ServerName);
        if (user.IsOperator)
            context.ReplyText(Numeric.RplWhoisOperator, $"is an IRC operator{(user.OperatorClass is { } name ? $" ({name})" : "")}", who.Nick);
        if (user.Sessions.Count > 0 && user.Sessions.All(session => session.Peer.IsSecure))
            context.Reply(Numeric.RplWhoisSecure, who.Nick);
        if (context.User == user || (context.User.Privileges & Privilege.SeeAddresses) != 0)
            WritePrivate(context, user);
        if (who.IsBot)
            context.ReplyText(Numeric.RplWhoisBot, $"is a bot on {context.Options.NetworkName}", who.Nick);
        if (who.Account is { } account)
            context.Reply(Numeric.RplWhoisAccount, who.Nick, account);
        if (user.Away is { } away)
            context.ReplyText(Numeric.RplAway, away, who.Nick);
        var idle = Math.Max(0, context.Now - user.ActiveAt) / 1_000_000;
        context.Reply(Numeric.RplWhoisIdle, who.Nick, idle.ToString(), (user.ConnectedAt / 1_000_000).ToString());
    }

    // Where somebody connects from is for itself and for who keeps order.
    private static void WritePrivate(CommandContext context, User user)
    {
        foreach (var session in user.Sessions)
        {
            if (session.Peer.CertificateFingerprint is { } fingerprint)
                context.ReplyText(Numeric.RplWhoisCertFp, $"has client certificate fingerprint {fingerprint}", user.Nick);
            if (session.Peer.Gateway is { } gateway)
                context.ReplyText(Numeric.RplWhoisSpecial, $"is connecting through the gateway {gateway}", user.Nick);
            context.ReplyText(Numeric.RplWhoisHost, $"is connecting from *@{session.HostName} {session.HostName}", user.Nick);
        }

        var modes = UserModeEdit.Describe(user.Modes);
        if (modes.Length > 1)
            context.ReplyText(Numeric.RplWhoisModes, $"is using modes {modes}", user.Nick);
    }

    private static IEnumerable<string> Rooms(CommandContext context, User user) => context.World.RoomsOf(user)
        .Where(room => Visibility.MaySeeIn(context.User, room, user))
        .Select(room => NamesReply.Prefixes(room.Find(user.Id)!, context.Session.Capabilities) + room.Name);
}
