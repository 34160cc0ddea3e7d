namespace ChatOn.Client.Slash;

/// <summary><c>/list [pattern]</c></summary>
internal sealed class ListSlash : ISlash
{
    public SlashSpec Spec { get; } = new("list", "[pattern]", "Lists the rooms there are", 0);

    public string? Run(SlashInput input)
    {
        input.Send("LIST", input.Words.Length > 0 ? [input.Words[0]] : []);
        return null;
    }
}
