using ChatOn.Server.State;

namespace ChatOn.Server.Events;

/// <summary>A user is gone.</summary>
/// <param name="IsPutOut">An operator put it out of the server.</param>
internal sealed record Quit(Origin Who, long Time, string Reason, bool IsPutOut = false) : Event(Who, Time);

/// <summary>A user has another nickname; <see cref="Event.Who"/> is as before.</summary>
internal sealed record NickChanged(Origin Who, long Time, string NewNick) : Event(Who, Time);

/// <summary>A user went away, or came back (null).</summary>
internal sealed record AwayChanged(Origin Who, long Time, string? Message) : Event(Who, Time);

/// <summary>A user has another realname.</summary>
internal sealed record RealnameChanged(Origin Who, long Time, string Realname) : Event(Who, Time);

/// <summary>A user is here: said to itself.</summary>
internal sealed record Introduced(Origin Who, long Time, string Realname) : Event(Who, Time);

/// <summary>Whether a user stays without a client; for its own sessions only.</summary>
/// <param name="Wanted">What it has asked for; null for nothing.</param>
/// <param name="Stays">What is so.</param>
internal sealed record PersistenceTold(Origin Who, long Time, bool? Wanted, bool Stays) : Event(Who, Time);

/// <summary>A user has another username or host; <see cref="Event.Who"/> is as before.</summary>
internal sealed record HostChanged(Origin Who, long Time, string NewUsername, string NewHost) : Event(Who, Time);

/// <summary>A user's own modes changed.</summary>
internal sealed record UserModesChanged(Origin Who, long Time, string Nick, string Changes) : Event(Who, Time);

/// <summary>A user was invited to a room.</summary>
/// <param name="IsNotice">For the others who are told of it, not for the invited.</param>
internal sealed record Invited(Origin Who, long Time, string Nick, string Room, bool IsNotice = false) : Event(Who, Time);

/// <summary>An operator puts a user out of the server.</summary>
internal sealed record Killed(Origin Who, long Time, string Nick, string Comment) : Event(Who, Time);

/// <summary>An operator's word to all who want to hear it.</summary>
internal sealed record WallopsSent(Origin Who, long Time, string Text) : Event(Who, Time);
