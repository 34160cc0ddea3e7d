namespace ChatOn.Client.Slash;

/// <summary><c>/back</c></summary>
internal sealed class BackSlash : ISlash
{
    public SlashSpec Spec { get; } = new("back", "", "Says that you are back");

    public string? Run(SlashInput input)
    {
        input.Send("AWAY");
        return null;
    }
}
