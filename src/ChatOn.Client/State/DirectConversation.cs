namespace ChatOn.Client.State;

/// <summary>What two say to each other.</summary>
public sealed class DirectConversation : Conversation
{
    internal DirectConversation(string name, Timeline timeline)
        : base(name, timeline)
    {
    }

    /// <summary>What the other's absence was last said to be; null when there is none.</summary>
    public string? Away { get; internal set; }

    internal override bool IsOpen => true;
}
