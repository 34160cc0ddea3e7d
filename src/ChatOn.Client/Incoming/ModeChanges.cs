using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary>Reads changes of a room's modes by what the server says of their kinds: https://modern.ircdocs.horse/#chanmodes-parameter</summary>
internal static class ModeChanges
{
    /// <param name="words">The letters with their signs, then the arguments.</param>
    public static void Apply(Room room, ClientState state, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            return;
        var (isSet, next) = (true, 1);
        foreach (var letter in words[0])
        {
            if (letter is '+' or '-')
            {
                isSet = letter == '+';
                continue;
            }

            var rank = state.RankLetters.IndexOf(letter, StringComparison.Ordinal);
            var argument = (rank >= 0 || state.TakesArgument(letter, isSet)) && next < words.Count ? words[next++] : "";
            if (rank >= 0)
                SetRank(room, state, argument, state.RankSigns[rank], isSet);
            else if (!state.IsListMode(letter))
                room.SetMode(letter, isSet ? argument : null);
        }
    }

    private static void SetRank(Room room, ClientState state, string nick, char sign, bool isSet)
    {
        if (room.Find(nick) is not { } member)
            return;
        var ranks = isSet ? member.Ranks + sign : member.Ranks.Replace(sign.ToString(), "", StringComparison.Ordinal);
        member.Ranks = string.Concat(state.RankSigns.Where(ranks.Contains));
    }
}
