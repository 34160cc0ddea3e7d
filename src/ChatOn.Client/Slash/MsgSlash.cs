namespace ChatOn.Client.Slash;

/// <summary><c>/msg nick|#room text</c></summary>
internal sealed class MsgSlash : ISlash
{
    public SlashSpec Spec { get; } = new("msg", "nick|#room text", "Says something to somebody, or in another room", 2, CanWait: true);

    public string? Run(SlashInput input)
    {
        if (string.Equals(input.Words[0], "NickServ", StringComparison.OrdinalIgnoreCase) && input.RefusesSecrets is { } refusal)
            return refusal;
        input.Session.Say(input.Words[0], input.After(1));
        return null;
    }
}
