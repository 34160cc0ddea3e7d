using ChatOn.Protocol;
using ChatOn.Server.History;
using ChatOn.Server.Loop;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Accounts;

/// <summary><c>MARKREAD target [timestamp=...]</c> — https://ircv3.net/specs/extensions/read-marker</summary>
internal sealed class MarkreadCommand(ReadMarkers markers, HistoryAccess access) : ICommand
{
    private const string TimePrefix = "timestamp=";

    public static CommandSpec Spec { get; } = new("MARKREAD", "MARKREAD target [timestamp=...]", "Tells or asks how far you have read")
    {
        Cost = 0.5,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (message.Count == 0 || message[0].IsEmpty)
        {
            context.Fail("NEED_MORE_PARAMS", [], "Missing parameters");
            return ValueTask.CompletedTask;
        }

        // Another's room and one that is not there are the same: nothing is told of either.
        var target = message.Text(0);
        if (access.Find(context.User, target) is not { } place)
        {
            context.Fail("INVALID_PARAMS", [Texts.Cut(target, Names.MaxRoomBytes)], "No such room or person to have read something of");
            return ValueTask.CompletedTask;
        }

        if (message.Count > 1)
            return MoveAsync(context, place, message.Text(1));
        markers.Answer(context, context.User, place.Name, place.RoomId);
        return ValueTask.CompletedTask;
    }

    private async ValueTask MoveAsync(CommandContext context, HistoryPlace place, string text)
    {
        if (!text.StartsWith(TimePrefix, StringComparison.Ordinal) || !ServerTime.TryParse(text.AsSpan(TimePrefix.Length), out var time))
        {
            context.Fail("INVALID_PARAMS", [place.Name, Texts.Cut(text, MaxShownBytes)], "Invalid parameters: timestamp=YYYY-MM-DDThh:mm:ss.sssZ");
            return;
        }

        // Nothing can have been read that is not said yet.
        var outcome = place.RoomId == 0 ? null : await markers.MoveAsync(context.User, place.RoomId, Math.Min(time, context.Now));
        if (context.Session.User is not { } user)
            return;
        switch (outcome)
        {
            case null:
                markers.Answer(context, user, place.Name, place.RoomId);
                break;
            case TurnOutcome.Stored:
                markers.TellAll(context, user, place.Name, place.RoomId);
                break;
            default:
                context.Fail("INTERNAL_ERROR", [place.Name], "The read timestamp could not be set");
                break;
        }
    }

    private const int MaxShownBytes = 64;
}
