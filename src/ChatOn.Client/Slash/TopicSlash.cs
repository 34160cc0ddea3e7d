namespace ChatOn.Client.Slash;

/// <summary><c>/topic [#room] [text]</c></summary>
internal sealed class TopicSlash : ISlash
{
    public SlashSpec Spec { get; } = new("topic", "[#room] [text]", "Shows or sets the topic", 0);

    public string? Run(SlashInput input)
    {
        var (room, words) = input.Room();
        if (room is null)
            return "there is no room here";
        input.Send("TOPIC", input.After(words) is { Length: > 0 } topic ? [room, topic] : [room]);
        return null;
    }
}
