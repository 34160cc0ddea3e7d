namespace ChatOn.Client.Slash;

/// <summary><c>/react nick reaction</c></summary>
internal sealed class ReactSlash : ISlash
{
    public SlashSpec Spec { get; } = new("react", "nick reaction", "Reacts to the last message of somebody here; again takes it back", 2);

    public string? Run(SlashInput input)
    {
        if (input.Session.Messages.ReactingIsRefused is { } reason)
            return reason;
        if (input.Current is not { } here || input.LastOf(input.Words[0]) is not { } message)
            return $"{input.Words[0]} has said nothing here";
        return input.Session.Messages.React(here, message, input.Words[1]);
    }
}
