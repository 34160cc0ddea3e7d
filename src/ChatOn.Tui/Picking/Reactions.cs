namespace ChatOn.Tui.Picking;

/// <summary>Reactions that are a key away; any other is typed.</summary>
internal static class Reactions
{
    private static readonly string[] Choice = ["👍", "❤️", "😂", "🎉", "👀", "✅", "🙏", "👎"];

    public static string Hint { get; } = string.Join(' ', Choice.Select((one, at) => $"{at + 1} {one}"));

    /// <summary>By its key; null when that is none.</summary>
    public static string? Of(int digit) => digit >= '1' && digit < '1' + Choice.Length ? Choice[digit - '1'] : null;
}
