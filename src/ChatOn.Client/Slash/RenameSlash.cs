namespace ChatOn.Client.Slash;

/// <summary><c>/rename [#room] #newname</c></summary>
internal sealed class RenameSlash : ISlash
{
    public SlashSpec Spec { get; } = new("rename", "[#room] #newname", "Gives a room another name", 1);

    public string? Run(SlashInput input)
    {
        var (room, words) = input.Room();
        if (room is null || input.Words.Length < words + 1)
            return "which room, and who?";
        input.Send("RENAME", room, input.Words[words], "");
        return null;
    }
}
