using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Rendering;

/// <summary>
/// Shows a client with draft/metadata-2 what is set at the moment of the keys that it follows. A long answer is made as the client reads.
/// https://ircv3.net/specs/extensions/metadata
/// </summary>
internal sealed class MetadataReply(MetadataBook book)
{
    private const string Batch = "metadata";

    private const int LinesAtOnce = 100;

    /// <summary>After so many seconds a room that was put off may be asked for.</summary>
    private const int LaterSeconds = 4;

    /// <summary>All that a user has set, for a session that becomes its own: part of the burst.</summary>
    public void SendOwn(CommandContext context, User user)
    {
        if (!context.Session.Capabilities.Has(Capability.Metadata))
            return;
        context.BeginInnerBatch(Batch, Capability.Metadata, user.Nick);
        Show(context, book.Find(user.Id), user.Nick, static _ => true);
        context.EndInnerBatch();
    }

    /// <summary>760, a part of WHOIS: the keys that the asker follows.</summary>
    public void SendWhois(CommandContext context, User user)
    {
        if (!context.Session.Capabilities.Has(Capability.Metadata))
            return;
        foreach (var (key, value) in book.AllOf(user.Id))
        {
            if (context.Session.Limits.Follows(key))
                context.ReplyText(Numeric.RplWhoisKeyValue, value, user.Nick, key, "*");
        }
    }

    /// <summary>A room that the session has come into, and its members; a large one has to be asked for.</summary>
    public async ValueTask IntroduceAsync(CommandContext context, Room room)
    {
        if (!IsForFollower(context) || context.Session.User is not { } user || !room.Has(user.Id))
            return;
        if (IsLarge(context, room))
        {
            SendLater(context, room.Name);
            return;
        }

        context.BeginInnerBatch(Batch, Capability.Metadata, room.Name);
        await SendRoomAsync(context, room, context.Session.Limits.Follows, []);
        context.EndInnerBatch();
    }

    /// <summary>The answer to SYNC: a room and its members, or one user.</summary>
    public async ValueTask SendSyncAsync(CommandContext context, Metadata? values, string name, Room? room)
    {
        context.OpenBatch(Batch, name);
        if (room is null)
            Show(context, values, name, context.Session.Limits.Follows);
        else
            await SendRoomAsync(context, room, context.Session.Limits.Follows, []);
    }

    /// <summary>Keys that the session follows from now on: of itself, of its rooms and their members, and of whom it watches.</summary>
    /// <param name="isPutOff">Its rooms have to be asked for, whatever their size.</param>
    public async ValueTask SendFollowedAsync(CommandContext context, IReadOnlySet<string> keys, bool isPutOff)
    {
        if (!IsForFollower(context) || context.Session.User is not { } user)
            return;
        Show(context, book.Find(user.Id), user.Nick, keys.Contains);
        var seen = new HashSet<long> { user.Id };
        foreach (var room in context.World.RoomsOf(user).ToList())
        {
            if (!MayRead(context, room))
                continue;
            if (isPutOff || IsLarge(context, room))
                SendLater(context, room.Name);
            else
                await SendRoomAsync(context, room, keys.Contains, seen);
        }

        await SendWatchedAsync(context, context.Session.Limits.Monitored.ToList(), keys.Contains, seen);
    }

    /// <summary>Users that the session watches from now on.</summary>
    public ValueTask SendWatchedAsync(CommandContext context, IReadOnlyCollection<string> nicks) =>
        IsForFollower(context) ? SendWatchedAsync(context, nicks, context.Session.Limits.Follows, []) : ValueTask.CompletedTask;

    /// <summary>774: to be asked for later.</summary>
    public static void SendLater(CommandContext context, string name, int seconds = LaterSeconds) =>
        context.ReplyBare(Numeric.RplMetadataSyncLater, name, seconds.ToString());

    private static bool IsForFollower(CommandContext context) =>
        context.Session.Capabilities.Has(Capability.Metadata) && context.Session.Limits.Followed.Count > 0;

    private static bool IsLarge(CommandContext context, Room room) => room.Count > context.Limits.MetadataJoinMembers;

    private async ValueTask SendRoomAsync(CommandContext context, Room room, Func<string, bool> isWanted, HashSet<long> seen)
    {
        var lines = MayRead(context, room) ? Show(context, book.Find(room.Ref.Id), room.Name, isWanted) : 0;
        foreach (var member in room.Members)
        {
            // Put out meanwhile, it hears no more of the room.
            if (!MayRead(context, room))
                return;
            if (room.Find(member.UserId) != member || !seen.Add(member.UserId))
                continue;
            lines += Show(context, book.Find(member.UserId), member.Who.Nick, isWanted);
            if (lines < LinesAtOnce)
                continue;
            lines = 0;
            await context.DrainedAsync();
        }
    }

    private async ValueTask SendWatchedAsync(CommandContext context, IReadOnlyCollection<string> nicks, Func<string, bool> isWanted, HashSet<long> seen)
    {
        var lines = 0;
        foreach (var nick in nicks)
        {
            if (context.World.FindUser(nick) is not { } user || !seen.Add(user.Id))
                continue;
            lines += Show(context, book.Find(user.Id), user.Nick, isWanted);
            if (lines < LinesAtOnce)
                continue;
            lines = 0;
            await context.DrainedAsync();
        }
    }

    private static bool MayRead(CommandContext context, Room room) =>
        context.Session.User is { } user && RoomRules.MayReadMetadata(room, RoomActor.Of(user));

    private static int Show(CommandContext context, Metadata? metadata, string target, Func<string, bool> isWanted)
    {
        var lines = 0;
        foreach (var (key, value) in metadata?.All ?? [])
        {
            if (!isWanted(key))
                continue;
            context.Show(new MetadataChanged(context.Server, context.Now, target, key, value));
            lines++;
        }

        return lines;
    }
}
