namespace ChatOn.Client.Slash;

/// <summary><c>/redact [nick]</c></summary>
internal sealed class RedactSlash : ISlash
{
    public SlashSpec Spec { get; } = new("redact", "[nick]", "Takes back your last message here, or somebody's if you may", 0);

    public string? Run(SlashInput input)
    {
        if (input.Session.Messages.RedactingIsRefused is { } reason)
            return reason;
        if (input.Current is not { } here || input.LastOf(input.Words.FirstOrDefault()) is not { } message)
            return "there is nothing to take back";
        return input.Session.Messages.Redact(here, message);
    }
}
