using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client.Incoming;

/// <summary>Reads changes of a room's modes by what the server says of their kinds: https://modern.ircdocs.horse/#chanmodes-parameter</summary>
internal static class ModeChanges
{
    /// <param name="words">The letters with their signs, then the arguments.</param>
    public static IReadOnlyList<ModeChange> Read(ClientState state, IReadOnlyList<string> words)
    {
        List<ModeChange> changes = [];
        var (isSet, next) = (true, 1);
        foreach (var letter in words.Count > 0 ? words[0] : "")
        {
            if (letter is '+' or '-')
            {
                isSet = letter == '+';
                continue;
            }

            var takes = state.RankLetters.Contains(letter, StringComparison.Ordinal) || state.TakesArgument(letter, isSet);
            changes.Add(new ModeChange(isSet, letter, takes && next < words.Count ? words[next++] : null));
        }

        return changes;
    }

    public static void Apply(Room room, ClientState state, IReadOnlyList<ModeChange> changes)
    {
        foreach (var change in changes)
        {
            var rank = state.RankLetters.IndexOf(change.Letter, StringComparison.Ordinal);
            if (rank >= 0)
                SetRank(room, state, change, state.RankSigns[rank]);
            else if (!state.IsListMode(change.Letter))
                room.SetMode(change.Letter, change.Adding ? change.Argument ?? "" : null);
        }
    }

    private static void SetRank(Room room, ClientState state, ModeChange change, char sign)
    {
        if (room.Find(change.Argument ?? "") is not { } member)
            return;
        var ranks = change.Adding ? member.Ranks + sign : member.Ranks.Replace(sign.ToString(), "", StringComparison.Ordinal);
        member.Ranks = string.Concat(state.RankSigns.Where(ranks.Contains));
    }
}
