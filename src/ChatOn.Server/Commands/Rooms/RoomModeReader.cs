using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary>
/// What a MODE command on a room asks for, with every argument as it will be shown, and only the last of several changes of the same
/// thing. What is impossible is told.
/// </summary>
internal sealed class RoomModeReader(CommandContext context, Room room)
{
    // https://modern.ircdocs.horse/#errunknownmode-472 and https://modern.ircdocs.horse/#errinvalidmodeparam-696
    public void Complain(ModeChanges wanted)
    {
        foreach (var letter in wanted.Unknown.Take(ModeChangeWriter.MaxPerLine))
            context.Refuse(Numeric.ErrUnknownMode, letter.ToString());
        foreach (var letter in wanted.Missing.Distinct())
            RefuseArgument(letter, "An argument is missing");
    }

    /// <summary>The changes that are possible, in order.</summary>
    public List<ModeChange> Read(ModeChanges wanted)
    {
        var seen = new HashSet<(char, string)>();
        var last = wanted.Changes.Select(Normalize).OfType<ModeChange>().Reverse().Where(change => seen.Add((change.Letter, IdentityOf(change)))).ToList();
        last.Reverse();
        return last;
    }

    private static string IdentityOf(ModeChange change) =>
        RoomModeCatalogue.Instance.TryFind(change.Letter)!.Kind is ModeKind.List or ModeKind.Prefix ? CaseMapping.Fold(change.Argument!) : "";

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
        if (Encoding.UTF8.GetByteCount(mask) <= context.Limits.MaskBytes || context.Limits.MaskBytes == 0)
            return change with { Argument = mask };
        return RefuseArgument(change.Letter, $"The mask is longer than {context.Limits.MaskBytes} bytes");
    }

    private ModeChange? NormalizeKey(ModeChange change)
    {
        var key = change.Argument!;
        if (context.Limits.KeyBytes > 0 && Encoding.UTF8.GetByteCount(key) > context.Limits.KeyBytes)
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
}
