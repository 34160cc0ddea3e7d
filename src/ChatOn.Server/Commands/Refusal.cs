using ChatOn.Protocol;

namespace ChatOn.Server.Commands;

/// <summary>Why something a user asked for is not done: a numeric with its parameters. A value, not an exception.</summary>
/// <param name="Numeric">The error numeric.</param>
/// <param name="Arguments">Its parameters between the nickname and the text.</param>
internal sealed record Refusal(Numeric Numeric, params string[] Arguments)
{
    /// <summary>Replaces the numeric's own text.</summary>
    public string? Text { get; init; }
}
