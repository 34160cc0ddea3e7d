using ChatOn.Server.State;

namespace ChatOn.Server.Events;

/// <summary>The server offers some capabilities to one session from now on, with other values than before, or no more.</summary>
/// <param name="Nick">What the session is called.</param>
/// <param name="AreGone">They are offered no more.</param>
/// <param name="Names">As in CAP LS.</param>
internal sealed record CapabilitiesChanged(Origin Who, long Time, string Nick, bool AreGone, IReadOnlyList<string> Names) : Event(Who, Time);
