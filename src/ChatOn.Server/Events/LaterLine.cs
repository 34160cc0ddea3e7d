using ChatOn.Server.State;

namespace ChatOn.Server.Events;

/// <summary>A further line of what was said in several: it has the sender and the time, and no id and no tags of its own.</summary>
internal sealed record LaterLine(Origin Who, long Time) : Event(Who, Time);
