namespace ChatOn.Client.Slash;

/// <summary><c>/mode [#room] [changes]</c></summary>
internal sealed class ModeSlash : ISlash
{
    public SlashSpec Spec { get; } = new("mode", "[#room] [changes]", "Shows or changes the modes of a room", 0);

    public string? Run(SlashInput input)
    {
        var (room, words) = input.Room();
        if (room is null)
            return "there is no room here";
        input.Send("MODE", [room, .. input.Words.Skip(words)]);
        return null;
    }
}
