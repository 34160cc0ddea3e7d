namespace ChatOn.Client.Slash;

/// <summary><c>/markread [all]</c></summary>
internal sealed class MarkreadSlash : ISlash
{
    public SlashSpec Spec { get; } = new("markread", "[all]", "Marks this conversation as read, or all of them", CanWait: true);

    public string? Run(SlashInput input)
    {
        foreach (var conversation in input.State.Conversations.Where(one => one == input.Current || input.Text.Trim() == "all").ToList())
            input.Session.MarkRead(conversation);
        return null;
    }
}
