namespace ChatOn.Client.Slash;

/// <summary><c>/kick [#room] nick [reason]</c></summary>
internal sealed class KickSlash : ISlash
{
    public SlashSpec Spec { get; } = new("kick", "[#room] nick [reason]", "Puts somebody out", 1);

    public string? Run(SlashInput input)
    {
        var (room, words) = input.Room();
        if (room is null || input.Words.Length < words + 1)
            return "which room, and who?";
        input.Send("KICK", room, input.Words[words], input.After(words + 1));
        return null;
    }
}
