namespace ChatOn.Client.Slash;

/// <summary><c>/nick name</c></summary>
internal sealed class NickSlash : ISlash
{
    public SlashSpec Spec { get; } = new("nick", "name", "Takes another nickname", 1, CanWait: true);

    public string? Run(SlashInput input)
    {
        input.Session.NickKeeper.Want(input.Words[0]);
        return null;
    }
}
