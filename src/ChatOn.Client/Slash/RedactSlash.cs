using ChatOn.Protocol;

namespace ChatOn.Client.Slash;

/// <summary><c>/redact [nick]</c></summary>
internal sealed class RedactSlash : ISlash
{
    public SlashSpec Spec { get; } = new("redact", "[nick]", "Takes back your last message here, or somebody's if you may", 0);

    public string? Run(SlashInput input)
    {
        if (!input.State.Capabilities.Has(Capability.MessageRedaction))
            return "this server does not let messages be taken back";
        if (input.Current is not { } here || input.LastOf(input.Words.FirstOrDefault()) is not { } message)
            return "there is nothing to take back";
        input.Session.Send("REDACT", here.Name, message.Id!);
        return null;
    }
}
