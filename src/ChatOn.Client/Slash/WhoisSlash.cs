namespace ChatOn.Client.Slash;

/// <summary><c>/whois nick</c></summary>
internal sealed class WhoisSlash : ISlash
{
    public SlashSpec Spec { get; } = new("whois", "nick", "Tells about somebody", 1);

    public string? Run(SlashInput input)
    {
        input.Session.Send("WHOIS", input.Words[0]);
        return null;
    }
}
