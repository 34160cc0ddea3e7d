namespace ChatOn.Chatting;

/// <summary>A server as somebody has noted it.</summary>
/// <param name="Password">Only where it was asked to be kept.</param>
internal sealed record NamedServer(string Name, string Address, string? Nick, string? Account, string? Password, bool PlainText);
