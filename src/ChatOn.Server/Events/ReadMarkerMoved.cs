using ChatOn.Server.State;

namespace ChatOn.Server.Events;

/// <summary>How far a user has read a room or a conversation; for that user's own sessions only.</summary>
/// <param name="Target">The room's name, or the other's nickname.</param>
/// <param name="Marker">Microseconds since the Unix epoch; 0: it has read nothing yet.</param>
internal sealed record ReadMarkerMoved(Origin Who, long Time, string Target, long Marker) : Event(Who, Time);
