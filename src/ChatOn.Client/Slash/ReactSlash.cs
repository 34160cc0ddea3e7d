using ChatOn.Protocol;

namespace ChatOn.Client.Slash;

/// <summary><c>/react nick reaction</c></summary>
internal sealed class ReactSlash : ISlash
{
    public SlashSpec Spec { get; } = new("react", "nick reaction", "Reacts to the last message of somebody here", 2);

    public string? Run(SlashInput input)
    {
        if (!input.State.Capabilities.Has(Capability.MessageTags))
            return "this server knows no reactions";
        if (input.Current is not { } here || input.LastOf(input.Words[0]) is not { } message)
            return $"{input.Words[0]} has said nothing here";
        input.Session.Send(Sending.Line.Of([new("+draft/react", input.Words[1]), new("+reply", message.Id!)], "TAGMSG", here.Name));
        return null;
    }
}
