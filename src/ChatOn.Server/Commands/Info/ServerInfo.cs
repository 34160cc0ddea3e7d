using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Info;

/// <summary>What the server says of itself: the burst after registration, ISUPPORT, LUSERS, MOTD.</summary>
internal sealed class ServerInfo(
    World world, ServerClock clock, IsupportLines isupport, Persistence persistence, MetadataReply metadata, ServerOptions options)
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
        foreach (var tokens in isupport.Current)
            context.Reply(Numeric.RplIsupport, tokens);
        context.EndInnerBatch();
    }

    public void SendLusers(CommandContext context)
    {
        var here = world.Headcount;
        var invisible = here.InvisibleUsers;
        context.ReplyText(Numeric.RplLuserClient, $"There are {world.UserCount - invisible} users and {invisible} invisible on 1 servers");
        context.Reply(Numeric.RplLuserOp, here.Operators.ToString());
        context.Reply(Numeric.RplLuserUnknown, (world.SessionCount - here.RegisteredSessions).ToString());
        context.Reply(Numeric.RplLuserChannels, (world.RoomCount - here.SecretRooms + OwnSecretRooms(context.Session.User)).ToString());
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

    private int OwnSecretRooms(User? user) => user is null ? 0 : world.RoomsOf(user).Count(room => room.Modes.IsSecret);
}
