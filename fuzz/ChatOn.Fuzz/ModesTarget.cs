using System.Text;
using ChatOn.Protocol;
using static ChatOn.Fuzz.InvariantException;

namespace ChatOn.Fuzz;

/// <summary>The input is a mode string and arguments parted by spaces: changes survive being written and read, in lines within their bounds.</summary>
public static class ModesTarget
{
    public static void Run(ReadOnlySpan<byte> input)
    {
        var words = Encoding.UTF8.GetString(input).Split(' ');
        var parsed = ModeChangeParser.Parse(RoomModeCatalogue.Instance, words[0], words.AsSpan(1));
        var letters = words[0].Count(letter => letter is not ('+' or '-'));
        Unless(parsed.Changes.Count + parsed.Missing.Length + parsed.Unknown.Length <= letters, "more came out than letters went in");
        Unless(parsed.Changes.All(change => RoomModeCatalogue.Instance.TryFind(change.Letter) is not null), "a change of a mode that is none");
        Unless(parsed.Unknown.All(letter => RoomModeCatalogue.Instance.TryFind(letter) is null), "a mode is called unknown");
        // What asks for a list, or takes off a key unnamed, is no change that is ever announced.
        RoundTrip(parsed.Changes.Where(change => change.Argument is not null || HasNone(change)).ToList());
        ModeChangeParser.Parse(UserModeCatalogue.Instance, words[0]);
    }

    /// <summary>Writes changes as lines and reads them back.</summary>
    public static void RoundTrip(IReadOnlyList<ModeChange> changes)
    {
        var again = new List<ModeChange>();
        foreach (var line in ModeChangeWriter.Format(changes, maxPerLine: 5, maxBytes: 100))
        {
            var parsed = ModeChangeParser.Parse(RoomModeCatalogue.Instance, line.Modes, [.. line.Arguments]);
            Unless(parsed.Unknown.Length == 0 && parsed.Missing.Length == 0, "a written line does not read");
            Unless(parsed.Changes.Count is > 0 and <= 5, "a line has too many changes");
            Unless(parsed.Changes.Count == 1 || Encoding.UTF8.GetByteCount(line.ToString()) <= 100, "a line is too long");
            again.AddRange(parsed.Changes);
        }
        Unless(again.SequenceEqual(changes), "changes are not the same after writing and reading");
    }

    private static bool HasNone(ModeChange change) => RoomModeCatalogue.Instance.TryFind(change.Letter)!.Kind switch
    {
        ModeKind.Flag => true,
        ModeKind.WhenSet => !change.Adding,
        _ => false,
    };
}
