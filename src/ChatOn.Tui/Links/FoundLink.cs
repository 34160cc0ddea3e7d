namespace ChatOn.Tui.Links;

/// <summary>A link in a text.</summary>
/// <param name="Target">Where it leads: letters of ASCII only, and of a scheme that may be opened.</param>
internal readonly record struct FoundLink(int Start, int Length, string Target);
