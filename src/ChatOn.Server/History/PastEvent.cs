using ChatOn.Server.Events;

namespace ChatOn.Server.History;

/// <summary>An event of a page.</summary>
/// <param name="IsContext">It stands not in its own place, but behind the event that it is about.</param>
internal readonly record struct PastEvent(Event Happened, bool IsContext);
