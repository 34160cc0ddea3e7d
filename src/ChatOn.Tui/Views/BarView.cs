using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Views;

/// <summary>A bar of one row.</summary>
internal sealed class BarView(Look look, Func<string> left, Func<string> right) : PaintedView(look)
{
    protected override void Paint(int width, int height)
    {
        var end = Wrapping.Fit(right(), width);
        var begin = Wrapping.Fit(" " + left(), Math.Max(0, width - Wrapping.WidthOf(end) - 1));
        var gap = new string(' ', Math.Max(0, width - Wrapping.WidthOf(begin) - Wrapping.WidthOf(end)));
        PaintRow(0, [new Span(begin + gap + end, Tone.Bar)], width, Tone.Bar);
    }
}
