namespace ChatOn.Client.Slash;

/// <summary><c>/register password [e-mail]</c></summary>
internal sealed class RegisterSlash : ISlash
{
    public SlashSpec Spec { get; } = new("register", "password [e-mail]", "Makes an account of your nickname", 1, IsSecret: true);

    public string? Run(SlashInput input)
    {
        if (input.RefusesSecrets is { } refusal)
            return refusal;
        input.Send("REGISTER", "*", input.Words.ElementAtOrDefault(1) ?? "*", input.Words[0]);
        return null;
    }
}
