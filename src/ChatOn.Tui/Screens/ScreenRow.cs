using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>A row of a screen.</summary>
/// <param name="Do">What it is for; null when it can only be read.</param>
internal sealed record ScreenRow(IReadOnlyList<Span> Spans, Action? Do = null)
{
    public static ScreenRow Of(string text, Tone tone = Tone.Text, Action? action = null) => new([new Span(text, tone)], action);
}
