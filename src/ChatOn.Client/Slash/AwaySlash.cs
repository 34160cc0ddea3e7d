namespace ChatOn.Client.Slash;

/// <summary><c>/away [message]</c></summary>
internal sealed class AwaySlash : ISlash
{
    public SlashSpec Spec { get; } = new("away", "[message]", "Says that you are away; without a message that you are back", 0);

    public string? Run(SlashInput input)
    {
        input.Send("AWAY", input.Text.Trim() is { Length: > 0 } message ? [message] : []);
        return null;
    }
}
