using ChatOn.Server.State;

namespace ChatOn.Server.Events;

/// <summary>A user has logged in after it came: <see cref="Event.Who"/> has the account.</summary>
internal sealed record AccountChanged(Origin Who, long Time) : Event(Who, Time);
