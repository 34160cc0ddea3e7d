namespace ChatOn.Client.Slash;

/// <summary><c>/oper name password</c></summary>
internal sealed class OperSlash : ISlash
{
    public SlashSpec Spec { get; } = new("oper", "name password", "Makes you an operator of the server", 2, IsSecret: true);

    public string? Run(SlashInput input)
    {
        if (input.RefusesSecrets is { } refusal)
            return refusal;
        input.Send("OPER", input.Words[0], input.Words[1]);
        return null;
    }
}
