using ChatOn.Protocol;

namespace ChatOn.Client.Slash;

/// <summary><c>/setname text</c></summary>
internal sealed class SetnameSlash : ISlash
{
    public SlashSpec Spec { get; } = new("setname", "text", "Changes your real name, which /whois shows", 1);

    public string? Run(SlashInput input)
    {
        if (!input.State.Capabilities.Has(Capability.Setname))
            return "this server does not let real names be changed";
        input.Send("SETNAME", input.Text.Trim());
        return null;
    }
}
