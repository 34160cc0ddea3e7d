using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.History;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Messages;

/// <summary>
/// What REDACT and EDITMSG have in common: the message they are about, found for somebody who may see it. What it may not see is as
/// unknown as what never was. One at a time changes a message.
/// </summary>
internal sealed class MessageChanges(HistoryAccess access, HistoryReader history, ChatLoop loop)
{
    private readonly Claims<MessageId> _claims = new(loop);

    /// <summary>How many are being changed (for tests).</summary>
    public int Count => _claims.Count;

    /// <summary>
    /// Finds the message that a command is about (<c>target msgid ...</c>) and has it changed, in one stretch with all that was looked up.
    /// When there is none the requester is told.
    /// </summary>
    /// <param name="countsEdits">Whether it has to be known how often the requester has edited it.</param>
    /// <param name="change">Changes it, or refuses that and says false.</param>
    public async ValueTask ChangeAsync(CommandContext context, IrcMessage command, bool countsEdits, Func<MessageChange, bool> change)
    {
        var (target, msgid) = (command.Text(0), command.Text(1));
        if (Look(context, target) is not { } place)
        {
            RefuseTarget(context, target);
            return;
        }

        if (!MessageId.TryParse(msgid, out var id) || !IsIn(context, place, id))
        {
            RefuseId(context, target, msgid);
            return;
        }

        using var right = await _claims.ClaimAsync(id);
        try
        {
            // As of this turn: what was said until now is durable after the wait.
            await context.SettledAsync();
            var said = await history.FindAsync(id) as Messaged;
            var isOwn = said is not null && said.Who.UserId == context.Session.User?.Id;
            var edits = countsEdits && isOwn ? await history.CountEditsAsync(id, EditmsgCommand.MaxEdits) : 0;
            if (LookAgain(context, target, msgid, id, said) is { } now && change(new MessageChange(now, said!, edits)))
                right.Used();
        }
        catch (JournalException)
        {
            context.Fail(SaidFailure.Code, [target], "The change was not made: the server cannot read its store at the moment; try again later");
        }
    }

    /// <summary>Whether it is too late for a change by its author.</summary>
    public static bool IsTooLate(CommandContext context, Messaged said, int windowMinutes) =>
        windowMinutes > 0 && context.Now - said.Time > windowMinutes * 60_000_000L;

    private HistoryPlace? LookAgain(CommandContext context, string target, string msgid, MessageId id, Messaged? said)
    {
        if (Look(context, target) is not { } place || place.RoomId != id.Room)
        {
            RefuseTarget(context, target);
            return null;
        }

        var user = context.User;
        if (said is not null && IsIn(context, place, id) && (Overrides(place, user) || place.MaySee(user.Id, said)))
            return place;
        RefuseId(context, target, msgid);
        return null;
    }

    private HistoryPlace? Look(CommandContext context, string target)
    {
        if (context.Session.User is not { } user)
            return null;
        var name = target.TrimStart('~', '&', '@', '%', '+');
        // Who acts in every room as its owner is not let into conversations by that.
        return context.World.FindRoom(name) is { } room && RoomActor.Of(user).Overrides
            ? new HistoryPlace(room.Ref.Id, room.Name, room.LastTime, room)
            : access.Find(user, name);
    }

    private static bool Overrides(HistoryPlace place, User user) => place.Room is not null && RoomActor.Of(user).Overrides;

    private static bool IsIn(CommandContext context, HistoryPlace place, MessageId id) =>
        context.Options.History.IsEnabled && place.Room is not { KeepsHistory: false } && id.Room == place.RoomId && id.Time > place.After
        && id.Time <= place.LastTime;

    private static void RefuseTarget(CommandContext context, string target) =>
        context.Fail("INVALID_TARGET", [target], "There is nothing that you could change");

    private static void RefuseId(CommandContext context, string target, string msgid) =>
        context.Fail("UNKNOWN_MSGID", [target, msgid], "This message does not exist, or is not kept any more");
}

/// <summary>A message that may be about to be changed, as it is at this moment.</summary>
/// <param name="Place">Where it is, as it is now.</param>
/// <param name="Edits">How often it was edited, if that was asked for.</param>
internal sealed record MessageChange(HistoryPlace Place, Messaged Said, int Edits)
{
    /// <summary>What a change of it is addressed to: the room or the nickname as it is written today, for the rank that it was said to.</summary>
    public string Target => Place.Room is null || Said.Room.StartsWith('#') ? Place.Name : Said.Room[0] + Place.Name;

    /// <summary>The time of the change: the next one of the place.</summary>
    public long NextTime(CommandContext context) => Place.Room?.NextTime(context.Now) ?? ConversationIn(context).NextTime(context.Now);

    /// <summary>The conversation, where it is not in a room.</summary>
    public Conversation ConversationIn(CommandContext context) =>
        context.World.ConversationsOf(context.User.Id).First(conversation => conversation.Ref.Id == Place.RoomId);
}
