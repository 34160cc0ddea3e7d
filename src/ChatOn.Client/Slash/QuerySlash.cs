namespace ChatOn.Client.Slash;

/// <summary><c>/query nick</c></summary>
internal sealed class QuerySlash : ISlash
{
    public SlashSpec Spec { get; } = new("query", "nick", "Opens the conversation with somebody", 1, CanWait: true);

    public string? Run(SlashInput input)
    {
        input.Next = input.Session.OpenConversation(input.Words[0]);
        return null;
    }
}
