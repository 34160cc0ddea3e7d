namespace ChatOn.Client.Slash;

/// <summary><c>/invite [#room] nick</c></summary>
internal sealed class InviteSlash : ISlash
{
    public SlashSpec Spec { get; } = new("invite", "[#room] nick", "Invites somebody", 1);

    public string? Run(SlashInput input)
    {
        var (room, words) = input.Room();
        if (room is null || input.Words.Length < words + 1)
            return "which room, and who?";
        input.Send("INVITE", input.Words[words], room);
        return null;
    }
}
