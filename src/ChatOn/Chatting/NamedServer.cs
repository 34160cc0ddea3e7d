namespace ChatOn.Chatting;

/// <summary>A server as somebody has noted it.</summary>
/// <param name="Password">Only where it was asked to be kept.</param>
/// <param name="Certificate">The path of a client certificate.</param>
/// <param name="Key">The path of its key, where that is in a file of its own.</param>
internal sealed record NamedServer(string Name, string Address, string? Nick, string? Account, string? Password, bool PlainText, string? Certificate = null, string? Key = null);
