namespace ChatOn.Client.Slash;

/// <summary><c>/unban [#room] mask</c></summary>
internal sealed class UnbanSlash : ISlash
{
    public SlashSpec Spec { get; } = new("unban", "[#room] mask", "Lets somebody in again", 1);

    public string? Run(SlashInput input)
    {
        var (room, words) = input.Room();
        if (room is null || input.Words.Length < words + 1)
            return "which room, and who?";
        var mask = BanMask.IsMask(input.Words[words]) ? input.Words[words] : IgnoreList.MaskOf(input.Words[words]);
        input.Send("MODE", room, "-b", mask);
        return null;
    }
}
