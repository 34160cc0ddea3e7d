namespace ChatOn.Client.Slash;

/// <summary><c>/chanserv words</c> and the other services: as commands, for a nickname can be anybody's where there are no services</summary>
internal sealed class ServiceSlash(string name, string help) : ISlash
{
    public SlashSpec Spec { get; } = new(name, "words", $"{help}: /{name} help", 1, IsSecret: name == "nickserv");

    public string? Run(SlashInput input)
    {
        if (input.RefusesSecrets is { } refusal)
            return refusal;
        input.Send(name.ToUpperInvariant(), input.Words);
        return null;
    }
}
