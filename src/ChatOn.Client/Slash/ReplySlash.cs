using ChatOn.Protocol;

namespace ChatOn.Client.Slash;

/// <summary><c>/reply nick text</c></summary>
internal sealed class ReplySlash : ISlash
{
    public SlashSpec Spec { get; } = new("reply", "nick text", "Answers the last message of somebody here", 2, CanWait: true);

    public string? Run(SlashInput input)
    {
        if (!input.State.Capabilities.Has(Capability.MessageTags))
            return "this server cannot tell what a message answers";
        if (input.Current is not { } here || input.LastOf(input.Words[0]) is not { } message)
            return $"{input.Words[0]} has said nothing here";
        return input.Session.Messages.Reply(here, message, input.After(1));
    }
}
