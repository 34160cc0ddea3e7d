using ChatOn.Protocol;

namespace ChatOn.Client.State;

/// <summary>The modes of rooms in plain words.</summary>
public static class ModeWords
{
    private static readonly Dictionary<char, string> Ranks = new()
    {
        ['q'] = "owner",
        ['a'] = "administrator",
        ['o'] = "operator",
        ['h'] = "half-operator",
        ['v'] = "voiced",
    };

    /// <summary>Those that are on or off.</summary>
    public static IReadOnlyList<(char Letter, string Words)> Flags { get; } =
    [
        ('i', "only the invited may enter"),
        ('m', "only members with a role may speak"),
        ('n', "only members may speak"),
        ('s', "not shown to who is not in it"),
        ('t', "the topic is for half-operators and higher"),
        ('R', "only who is logged in may enter"),
        ('M', "only who is logged in, or has a role, may speak"),
        ('c', "no colours"),
        ('C', "no CTCP but /me"),
    ];

    /// <summary>A change, as the server has told it.</summary>
    internal static string Of(ModeChange change, ClientState state)
    {
        if (change.Argument is { } argument)
        {
            if (state.RankLetters.Contains(change.Letter, StringComparison.Ordinal) && Ranks.TryGetValue(change.Letter, out var rank))
                return $"{argument} is {(change.Adding ? "now" : "no longer")} {rank}";
            if (change.Letter == 'b')
                return $"{argument} is {(change.Adding ? "banned" : "no longer banned")}";
        }
        else if (Flags.FirstOrDefault(flag => flag.Letter == change.Letter) is { Words: { } words })
        {
            return change.Adding ? words : $"no longer: {words}";
        }

        return $"mode {(change.Adding ? '+' : '-')}{change.Letter} {change.Argument}".TrimEnd();
    }
}
