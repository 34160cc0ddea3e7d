namespace ChatOn.Tui.Layout;

/// <summary>A line of a conversation that nobody said: comings and goings, answers, errors.</summary>
/// <param name="Text">May have several lines.</param>
internal sealed record Notice(DateTimeOffset Time, string Text, bool IsError)
{
    /// <summary>Behind the messages up to then it stands: what came last before it, by the server's clock.</summary>
    public DateTimeOffset Order { get; init; } = Time;
}
