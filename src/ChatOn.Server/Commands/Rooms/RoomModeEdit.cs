using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Rooms;

/// <summary>
/// One MODE command on a room. Flags, key, limit and lists are kept: they are stored first, all in one commit; roles of guests are
/// noted. What is not a real change is not announced. Who may do it tells <see cref="RoomRanks"/>.
/// </summary>
internal sealed class RoomModeEdit(CommandContext context, Room room)
{
    private readonly Origin _who = context.User.Origin;
    private readonly List<JournalRecord> _records = [];
    private readonly HashSet<char> _reserved = [];
    private bool _isDenied;

    public async ValueTask RunAsync(ModeChanges wanted)
    {
        Complain(wanted);
        new RoomModeLists(context, room).Show(wanted.Changes);
        var changes = LastOfEach(wanted.Changes.Select(Normalize).OfType<ModeChange>());
        changes.RemoveAll(change => !IsRole(change) && !TryPrepare(change));
        if (changes.Count == 0)
            return;
        var isStored = await context.CommitAsync([.. _records]);
        foreach (var letter in _reserved)
            room.Modes.Reserve(letter, places: -1 * _records.OfType<RoomModeSaved>().Count(record => record.IsList && record.Letter == letter));
        if (isStored)
            Announce(changes.FindAll(Apply));
    }

    private static bool IsRole(ModeChange change) => RoleLetters.OfLetter(change.Letter) != Roles.None;

    // https://modern.ircdocs.horse/#errunknownmode-472 and https://modern.ircdocs.horse/#errinvalidmodeparam-696
    private void Complain(ModeChanges wanted)
    {
        foreach (var letter in wanted.Unknown.Take(ModeChangeWriter.MaxPerLine))
            context.Refuse(Numeric.ErrUnknownMode, letter.ToString());
        foreach (var letter in wanted.Missing.Distinct())
            RefuseArgument(letter, "An argument is missing");
    }

    /// <summary>A change with its argument as it will be shown; null when it asks for nothing or for something impossible.</summary>
    private ModeChange? Normalize(ModeChange change)
    {
        var kind = RoomModeCatalogue.Instance.TryFind(change.Letter)!.Kind;
        if (kind == ModeKind.List)
            return change.Argument is null ? null : NormalizeMask(change);
        if (change.Letter == RoomModeCatalogue.Key.Letter)
            return change.Adding ? NormalizeKey(change) : change with { Argument = "*" };
        return change.Letter == RoomModeCatalogue.Limit.Letter && change.Adding ? NormalizeLimit(change) : change;
    }

    private ModeChange? NormalizeMask(ModeChange change)
    {
        var mask = change.Argument!.StartsWith(ListEntry.AccountPrefix, StringComparison.Ordinal) ? change.Argument : Mask.Normalize(change.Argument);
        if (System.Text.Encoding.UTF8.GetByteCount(mask) <= context.Limits.MaskBytes || context.Limits.MaskBytes == 0)
            return change with { Argument = mask };
        return RefuseArgument(change.Letter, $"The mask is longer than {context.Limits.MaskBytes} bytes");
    }

    private ModeChange? NormalizeKey(ModeChange change)
    {
        var key = change.Argument!;
        if (context.Limits.KeyBytes > 0 && System.Text.Encoding.UTF8.GetByteCount(key) > context.Limits.KeyBytes)
            return RefuseArgument(change.Letter, $"The key is longer than {context.Limits.KeyBytes} bytes");
        return key[0] == ':' || key.Any(letter => letter is ' ' or ',' || char.IsControl(letter))
            ? RefuseArgument(change.Letter, "A key has no spaces, commas or control characters, and no colon in front")
            : change;
    }

    private ModeChange? NormalizeLimit(ModeChange change) => int.TryParse(change.Argument, out var limit) && limit > 0
        ? change with { Argument = limit.ToString() }
        : RefuseArgument(change.Letter, "The limit is a number above 0");

    private ModeChange? RefuseArgument(char letter, string text)
    {
        context.ReplyText(Numeric.ErrInvalidModeParam, text, room.Name, letter.ToString(), "*");
        return null;
    }

    // Of several changes of the same thing the last counts.
    private static List<ModeChange> LastOfEach(IEnumerable<ModeChange> changes)
    {
        var seen = new HashSet<(char, string)>();
        var last = changes.Reverse().Where(change => seen.Add((change.Letter, IdentityOf(change)))).ToList();
        last.Reverse();
        return last;
    }

    private static string IdentityOf(ModeChange change) =>
        RoomModeCatalogue.Instance.TryFind(change.Letter)!.Kind is ModeKind.List or ModeKind.Prefix ? CaseMapping.Fold(change.Argument!) : "";

    /// <summary>Makes the record of a kept change; false when it is not allowed, not possible or no change at all.</summary>
    private bool TryPrepare(ModeChange change)
    {
        var isList = RoomModeCatalogue.Instance.TryFind(change.Letter)!.Kind == ModeKind.List;
        if (room.Find(_who.UserId) is not { } member || !member.Is(isList ? RoomRanks.ChangesLists : RoomRanks.ChangesModes))
        {
            Deny();
            return false;
        }

        if (!room.Modes.IsChange(change) || (isList && change.Adding && IsFull(change)))
            return false;
        _records.Add(change.Adding
            ? new RoomModeSaved(room.Ref.Id, change.Letter, isList, change.Argument ?? "", _who.Text, context.Now)
            : new RoomModeRemoved(room.Ref.Id, change.Letter, isList, isList ? room.Modes.FindEntry(change.Letter, change.Argument!)!.Mask.Pattern : ""));
        return true;
    }

    private bool IsFull(ModeChange change)
    {
        var limit = context.Limits.ListEntries;
        if (limit > 0 && room.Modes.CountWithComing(change.Letter) >= limit)
        {
            context.Refuse(Numeric.ErrBanListFull, room.Name, change.Letter.ToString());
            return true;
        }

        room.Modes.Reserve(change.Letter, places: 1);
        _reserved.Add(change.Letter);
        return false;
    }

    private void Deny()
    {
        if (!_isDenied)
            context.Refuse(Numeric.ErrChanOPrivsNeeded, room.Name);
        _isDenied = true;
    }

    /// <summary>Makes a change; false when there is nothing to announce.</summary>
    private bool Apply(ModeChange change)
    {
        if (IsRole(change))
            return ApplyRole(change);
        if (!room.Modes.IsChange(change))
            return false;
        room.Modes.Apply(change, _who.Text, context.Now);
        return true;
    }

    // Looked at now, not before the wait: either of the two may have gone or fallen in rank.
    private bool ApplyRole(ModeChange change)
    {
        if (context.World.FindUser(change.Argument!) is not { } target)
        {
            context.Refuse(Numeric.ErrNoSuchNick, change.Argument!);
            return false;
        }

        var role = RoleLetters.OfLetter(change.Letter);
        switch (RoomRules.RefuseRole(room, _who, target.Id, role, change.Adding))
        {
            case null:
                var member = room.Find(target.Id)!;
                var isChange = ((member.Roles & role) == 0) == change.Adding;
                if (change.Adding)
                    member.Grant(role);
                else
                    member.Revoke(role);
                return isChange;
            case { } refusal when refusal == Numeric.ErrUserNotInChannel:
                context.Refuse(refusal, target.Nick, room.Name);
                return false;
            default:
                Deny();
                return false;
        }
    }

    private void Announce(List<ModeChange> changes)
    {
        foreach (var line in ModeChangeWriter.Format(changes))
            context.Publisher.Note(room, new RoomModesChanged(_who, room.NextTime(context.Now), room.Ref.Id, room.Name, line.ToString()), context);
    }
}
