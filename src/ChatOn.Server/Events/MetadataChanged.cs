using ChatOn.Server.State;

namespace ChatOn.Server.Events;

/// <summary>What a user or a room tells about itself, now that it is other or that somebody comes to know it.</summary>
/// <param name="Target">The nickname, or the room's name.</param>
/// <param name="Value">Null when the key is not set any more.</param>
internal sealed record MetadataChanged(Origin Who, long Time, string Target, string Key, string? Value) : Event(Who, Time);
