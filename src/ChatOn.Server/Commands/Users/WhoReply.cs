using ChatOn.Protocol;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Users;

/// <summary>One line of a WHO answer, RPL_WHOREPLY or RPL_WHOSPCRPL.</summary>
internal static class WhoReply
{
    private const string HiddenAddress = "255.255.255.255";

    /// <summary>Tells of a user.</summary>
    /// <param name="room">The room that was asked for or in which the user may be seen; null for none.</param>
    public static void Write(CommandContext context, WhoQuery query, User user, Room? room)
    {
        var member = room?.Find(user.Id);
        var flags = Flags(user, member is null ? "" : NamesReply.Prefixes(member, context.Session.Capabilities));
        if (query.Fields is null)
            WritePlain(context, user, room, flags);
        else
            WriteFields(context, query, user, room, flags);
    }

    // https://modern.ircdocs.horse/#rplwhoreply-352
    private static void WritePlain(CommandContext context, User user, Room? room, string flags)
    {
        var who = user.Origin;
        context.ReplyText(
            Numeric.RplWhoReply, $"0 {user.Realname}", room?.Name ?? "*", who.Username, who.Host, context.Options.ServerName, who.Nick, flags);
    }

    // https://ircv3.net/specs/extensions/whox#rpl_whospcrpl-354-numeric-reply: this order, whatever the order of the request.
    private static void WriteFields(CommandContext context, WhoQuery query, User user, Room? room, string flags)
    {
        var who = user.Origin;
        var fields = new List<string>(12);
        Add('t', query.Token);
        Add('c', room?.Name ?? "*");
        Add('u', who.Username);
        Add('i', Address(context, user));
        Add('h', who.Host);
        Add('s', context.Options.ServerName);
        Add('n', who.Nick);
        Add('f', flags);
        Add('d', "0");
        Add('l', (Math.Max(0, context.Now - user.ActiveAt) / 1_000_000).ToString());
        Add('a', who.Account ?? "0");
        Add('o', "n/a");
        if (query.Wants('r'))
            context.ReplyText(Numeric.RplWhoSpcRpl, user.Realname, [.. fields]);
        else
            context.ReplyBare(Numeric.RplWhoSpcRpl, [.. fields]);

        void Add(char field, string value)
        {
            if (query.Wants(field))
                fields.Add(value);
        }
    }

    private static string Flags(User user, string prefixes) =>
        $"{(user.Away is null ? 'H' : 'G')}{(user.IsOperator ? "*" : "")}{prefixes}{(user.Origin.IsBot ? UserModeCatalogue.Bot.Letter : "")}";

    private static string Address(CommandContext context, User user) =>
        (context.User == user || (context.User.Privileges & Privilege.SeeAddresses) != 0) && user.Sessions.Count > 0 ? user.Sessions[0].HostName : HiddenAddress;
}
