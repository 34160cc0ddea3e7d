using ChatOn.Protocol;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary>
/// The lists of a room, asked for with a list mode without an argument. Everybody who sees the room sees whom it bans; whom it lets
/// in only those who decide it. https://modern.ircdocs.horse/#mode-message
/// </summary>
internal sealed class RoomModeLists(CommandContext context, Room room)
{
    /// <summary>Shows each list once that is asked for.</summary>
    public void Show(IReadOnlyList<ModeChange> changes)
    {
        foreach (var letter in changes.Where(IsQuestion).Select(change => change.Letter).Distinct())
        {
            if (letter == RoomModeCatalogue.Ban.Letter)
                Show(letter, Numeric.RplBanList, Numeric.RplEndOfBanList);
            else if (!RoomActor.Of(context.User).Is(room, RoomRanks.ChangesLists))
                context.Refuse(Numeric.ErrChanOPrivsNeeded, room.Name);
            else if (letter == RoomModeCatalogue.BanException.Letter)
                Show(letter, Numeric.RplExceptList, Numeric.RplEndOfExceptList);
            else
                Show(letter, Numeric.RplInvexList, Numeric.RplEndOfInvexList);
        }
    }

    private static bool IsQuestion(ModeChange change) =>
        change.Argument is null && RoomModeCatalogue.Instance.TryFind(change.Letter)!.Kind == ModeKind.List;

    private void Show(char letter, Numeric entry, Numeric end)
    {
        foreach (var item in room.Modes.List(letter))
            context.ReplyBare(entry, room.Name, item.Mask.Pattern, item.SetBy, (item.SetAt / 1_000_000).ToString());
        context.Reply(end, room.Name);
    }
}
