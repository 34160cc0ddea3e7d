using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Layout;

/// <summary>A piece of a row that looks alike; safe to be shown.</summary>
/// <param name="Nick">Whose colour it has; null for that of the tone.</param>
/// <param name="Colour">A colour that the writer chose; null for none.</param>
/// <param name="Link">Where it leads; null for nowhere.</param>
internal readonly record struct Span(string Text, Tone Tone = Tone.Text, TextStyle Style = TextStyle.None, string? Nick = null, Rgb? Colour = null, string? Link = null);
