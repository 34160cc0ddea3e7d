namespace ChatOn.Chatting;

/// <summary>Why something was not said.</summary>
/// <param name="IsUncertain">Whether it may have arrived all the same.</param>
internal sealed record NotSaid(string Reason, bool IsUncertain);
