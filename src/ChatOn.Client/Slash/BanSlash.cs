namespace ChatOn.Client.Slash;

/// <summary><c>/ban [#room] nick|mask</c></summary>
internal sealed class BanSlash : ISlash
{
    public SlashSpec Spec { get; } = new("ban", "[#room] nick|mask", "Keeps somebody out", 1);

    public string? Run(SlashInput input)
    {
        var (room, words) = input.Room();
        if (room is null || input.Words.Length < words + 1)
            return "which room, and who?";
        input.Session.Send("MODE", room, "+b", input.Words[words].Contains('!', StringComparison.Ordinal) || input.Words[words].Contains(':', StringComparison.Ordinal) ? input.Words[words] : $"{input.Words[words]}!*@*");
        return null;
    }
}
