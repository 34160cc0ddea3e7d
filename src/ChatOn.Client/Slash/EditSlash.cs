using ChatOn.Protocol;

namespace ChatOn.Client.Slash;

/// <summary><c>/edit text</c></summary>
internal sealed class EditSlash : ISlash
{
    public SlashSpec Spec { get; } = new("edit", "text", "Mends your last message here", 1);

    public string? Run(SlashInput input)
    {
        if (!input.State.Capabilities.Has(Capability.MessageEdit))
            return "this server does not let messages be changed";
        if (input.Current is not { } here || input.LastOf(null) is not { } message)
            return "you have said nothing here";
        input.Session.Send("EDITMSG", here.Name, message.Id!, input.Text.Trim());
        return null;
    }
}
