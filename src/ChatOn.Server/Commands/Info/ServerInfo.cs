using ChatOn.Protocol;
using ChatOn.Server.Commands.Registration;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Info;

/// <summary>What the server says of itself: the burst after registration, ISUPPORT, LUSERS, MOTD.</summary>
internal sealed class ServerInfo(
    World world, ServerClock clock, Protection protection, Persistence persistence, MetadataReply metadata, ServerOptions options)
{
    public const string Version = "ChatOn-0.1.0";

    /// <summary>Microseconds since the Unix epoch.</summary>
    public long StartedAt { get; } = clock.Now;

    /// <summary>001 to 005, LUSERS, what the user tells about itself, and the message of the day.</summary>
    public void Welcome(CommandContext context, User user)
    {
        context.ReplyText(Numeric.RplWelcome, $"Welcome to the {options.NetworkName} network, {user.Origin.Text}");
        context.ReplyText(Numeric.RplYourHost, $"Your host is {options.ServerName}, running version {Version}");
        context.ReplyText(Numeric.RplCreated, $"This server was started {Texts.At(StartedAt)}");
        context.ReplyBare(
            Numeric.RplMyInfo, options.ServerName, Version, UserModeCatalogue.UserModes, RoomModeCatalogue.Instance.Letters,
            RoomModeCatalogue.Instance.LettersWithArgument);
        SendIsupport(context);
        context.Show(new Introduced(user.Origin, context.Now, user.Realname));
        SendLusers(context);
        if (persistence.Of(user) is { } told)
            context.Show(told);
        metadata.SendOwn(context, user);
        SendMotd(context);
    }

    /// <summary>005, in a batch for who wants that — https://ircv3.net/specs/extensions/extended-isupport</summary>
    public void SendIsupport(CommandContext context)
    {
        context.BeginInnerBatch("draft/isupport", Capability.ExtendedIsupport);
        var reserved = Isupport.Reserve(options.ServerName.Length, Names.MaxNickLength);
        foreach (var tokens in Tokens().Lines(reserved))
            context.Reply(Numeric.RplIsupport, [.. tokens]);
        context.EndInnerBatch();
    }

    public void SendLusers(CommandContext context)
    {
        var invisible = world.Users.Count(u => u.IsInvisible);
        context.ReplyText(Numeric.RplLuserClient, $"There are {world.UserCount - invisible} users and {invisible} invisible on 1 servers");
        context.Reply(Numeric.RplLuserOp, world.Users.Count(u => u.IsOperator).ToString());
        context.Reply(Numeric.RplLuserUnknown, world.Sessions.Count(s => !s.IsRegistered).ToString());
        context.Reply(Numeric.RplLuserChannels, world.Rooms.Count(r => !r.Modes.IsSecret || r.Has(context.Session.User?.Id ?? 0)).ToString());
        context.ReplyText(Numeric.RplLuserMe, $"I have {world.UserCount} clients and 0 servers");
        var (count, most) = (world.UserCount.ToString(), world.MostUsers.ToString());
        context.ReplyText(Numeric.RplLocalUsers, $"Current local users {count}, max {most}", count, most);
        context.ReplyText(Numeric.RplGlobalUsers, $"Current global users {count}, max {most}", count, most);
    }

    public void SendMotd(CommandContext context)
    {
        if (options.Motd.Count == 0)
        {
            context.Reply(Numeric.ErrNoMotd);
            return;
        }

        context.ReplyText(Numeric.RplMotdStart, $"- {options.ServerName} Message of the day - ");
        foreach (var line in options.Motd)
            context.ReplyText(Numeric.RplMotd, "- " + line);
        context.Reply(Numeric.RplEndOfMotd);
    }

    private Isupport Tokens()
    {
        var limits = options.Limits;
        var targets = limits.MessageTargets > 0 ? limits.MessageTargets.ToString() : "";
        var tokens = new Isupport()
            .Set("ACCOUNTEXTBAN", "a")
            .Set("AWAYLEN", limits.AwayBytes)
            .Set("BOT", "B")
            .Set("CASEMAPPING", "ascii")
            .Set("CHANLIMIT", $"#:{(limits.RoomsPerUser > 0 ? limits.RoomsPerUser : "")}")
            .Set("CHANMODES", RoomModeCatalogue.ChanModes)
            .Set("CHANNELLEN", Names.MaxRoomBytes)
            .Set("CHANTYPES", "#")
            .Set("ELIST", "CMNTU")
            .Set("EXCEPTS", "e")
            .Set("EXTBAN", "$,a")
            .Set("INVEX", "I")
            .Set("KEYLEN", limits.KeyBytes)
            .Set("KICKLEN", limits.KickBytes)
            .Set("MAXTARGETS", limits.MessageTargets)
            .Set("MODES", ModeChangeWriter.MaxPerLine)
            .Set("MONITOR", limits.MonitorEntries)
            .Set("NAMELEN", limits.RealnameBytes)
            .Set("NETWORK", options.NetworkName)
            .Set("NICKLEN", Names.MaxNickLength)
            .Set("PREFIX", RoomModeCatalogue.Prefix)
            .Set("SAFELIST")
            .Set("STATUSMSG", RoomModeCatalogue.Instance.PrefixSigns)
            .Set("TARGMAX", $"JOIN:,KICK:{targets},LIST:,NAMES:,NOTICE:{targets},PART:,PRIVMSG:{targets},TAGMSG:{targets},WHOIS:{targets}")
            .Set("TOPICLEN", limits.TopicBytes)
            .Set("USERLEN", UserCommand.MaxUsername + 1)
            .Set("UTF8ONLY")
            .Set("WHOX");
        // https://ircv3.net/specs/extensions/message-tags#rpl_isupport-tokens
        if (options.ClientTagDeny.Count > 0)
            tokens.Set("CLIENTTAGDENY", string.Join(',', options.ClientTagDeny));
        if (options.History.IsEnabled)
            tokens.Set("CHATHISTORY", options.History.MaxMessagesPerRequest).Set("MSGREFTYPES", "msgid,timestamp");
        if (options.NetworkIcon.Length > 0)
            tokens.Set("draft/ICON", options.NetworkIcon);
        if (protection.RequiresAccount)
            tokens.Set("draft/ACCOUNTREQUIRED");
        if (limits.ListEntries > 0)
            tokens.Set("MAXLIST", $"b:{limits.ListEntries},e:{limits.ListEntries},I:{limits.ListEntries}");
        return tokens;
    }
}
