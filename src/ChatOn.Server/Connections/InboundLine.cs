using ChatOn.Protocol;

namespace ChatOn.Server.Connections;

/// <summary>One line that arrived: a message, or what is wrong with it.</summary>
/// <param name="Result">Anything but Ok is answered, not run.</param>
/// <param name="Message">Null where nothing could be parsed, and for what a classic client sent.</param>
internal readonly record struct InboundLine(ParseResult Result, IrcMessage? Message)
{
    /// <summary>The label of a line that is refused without a message: the refusal carries it.</summary>
    public string? Label { get; init; }

    /// <summary>An end of line is not to be expected any more: the client is cut.</summary>
    public static InboundLine Endless { get; } = new(ParseResult.TooLong, null) { IsEndless = true };

    public bool IsEndless { get; init; }

    /// <summary>What a classic client sent; null for IRC.</summary>
    public ClassicItem? Classic { get; init; }

    public static InboundLine Of(ClassicItem item) => new(ParseResult.Ok, null) { Classic = item };
}
