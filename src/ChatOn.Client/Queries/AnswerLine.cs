using ChatOn.Client.Incoming;

namespace ChatOn.Client.Queries;

/// <summary>A line of an answer.</summary>
/// <param name="Text">The last parameter, or the whole text of a message of several lines.</param>
internal readonly record struct AnswerLine(IncomingLine Line, string Text);
