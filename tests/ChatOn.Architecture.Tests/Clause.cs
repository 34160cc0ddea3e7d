namespace ChatOn.Architecture.Tests;

/// <summary>One obligation of a specification, in our words.</summary>
/// <param name="Number">Its place in its document, from 1.</param>
/// <param name="Keyword">How strong it is, as in RFC 2119.</param>
/// <param name="IsForClients">There is nothing in it that a server could do or check.</param>
/// <param name="Text">What it asks for.</param>
/// <param name="Reason">Why it is not met or does not apply; null where it is met.</param>
internal sealed record Clause(int Number, string Keyword, bool IsForClients, string Text, string? Reason)
{
    /// <summary>A test must show it.</summary>
    public bool NeedsTest => !IsForClients && Reason is null;
}
