using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Views;

/// <summary>A bar of one row.</summary>
internal sealed class BarView(Look look, Func<string> left, Func<string> right) : PaintedView(look)
{
    private (string Left, string Right) _said = ("", "");

    /// <summary>Draws it anew when by now it says something else.</summary>
    public void Tick()
    {
        if (_said != (left(), right()))
            SetNeedsDraw();
    }

    protected override void Paint(int width, int height)
    {
        _said = (left(), right());
        var end = Wrapping.Fit(_said.Right, width);
        var begin = Wrapping.Fit(" " + _said.Left, Math.Max(0, width - Wrapping.WidthOf(end) - 1));
        var gap = new string(' ', Math.Max(0, width - Wrapping.WidthOf(begin) - Wrapping.WidthOf(end)));
        PaintRow(0, [new Span(begin + gap + end, Tone.Bar)], width, Tone.Bar);
    }
}
