using ChatOn.Chatting;
using ChatOn.Client;

namespace ChatOn.Verbs;

/// <summary>Reads <c>[server] target words...</c>: a first word that is no room and nobody (<c>@nick</c>) is a server.</summary>
internal static class Places
{
    public static (string? Server, string? Target, string[] Words) Read(string[] words)
    {
        if (words.Length == 0)
            return (null, null, []);
        if (IsTarget(words[0]))
            return (null, words[0].TrimStart('@'), words[1..]);
        if (words.Length > 1)
            return (words[0], words[1].TrimStart('@'), words[2..]);
        // A link can name the room: irc://host/room.
        var room = ServerAddress.TryParse(words[0], allowsPlainText: true, out var address, out _) ? address.Room : null;
        return (words[0], room, []);
    }

    public static string Needed(string? target, string example) =>
        target ?? throw new ChatException(ExitCode.WrongUsage, $"where to? {example} (in quotes, for # begins a comment)");

    private static bool IsTarget(string word) => word.Length > 1 && word[0] is ('#' or '&' or '@');
}
