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
        input.Session.Send(input.After(words) is { Length: > 0 } topic ? Sending.Line.Of("TOPIC", room, topic) : Sending.Line.Of("TOPIC", room));
        return null;
    }
}
