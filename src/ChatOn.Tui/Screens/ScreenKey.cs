namespace ChatOn.Tui.Screens;

/// <summary>A letter that does something on a screen on which nothing is written.</summary>
internal sealed record ScreenKey(char Letter, string Word, Action Do);
