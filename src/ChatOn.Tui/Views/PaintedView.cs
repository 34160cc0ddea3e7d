using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;
using Terminal.Gui.ViewBase;

namespace ChatOn.Tui.Views;

/// <summary>A part of the screen that paints every cell of itself, row by row.</summary>
internal abstract class PaintedView(Look look) : View
{
    private Theme Theme => look.Theme;

    protected sealed override bool OnClearingViewport() => true;

    protected sealed override bool OnDrawingContent(DrawContext? context)
    {
        Paint(Viewport.Width, Viewport.Height);
        context?.AddDrawnRectangle(ViewportToScreen(Viewport with { X = 0, Y = 0 }));
        return true;
    }

    /// <summary>Paints everything.</summary>
    protected abstract void Paint(int width, int height);

    protected void PaintRow(int row, IReadOnlyList<Span> spans, int width, Tone ground = Tone.Text)
    {
        var column = 0;
        foreach (var span in spans)
        {
            var text = Wrapping.Fit(span.Text, width - column);
            if (text.Length == 0)
                continue;
            SetAttribute(look.Shown(InkOf(span), span.Tone));
            // Terminal.Gui writes it around the cells, as a link of the terminal (OSC 8).
            App?.Driver?.CurrentUrl = span.Link;
            AddStr(column, row, text);
            App?.Driver?.CurrentUrl = null;
            column += Wrapping.WidthOf(text);
        }

        if (column >= width)
            return;
        SetAttribute(look.Shown(Theme.InkOf(ground), ground));
        AddStr(column, row, new string(' ', width - column));
    }

    private Ink InkOf(Span span)
    {
        if (span.Nick is { } nick)
            return Theme.InkOfNick(nick, span.Style);
        if (span.Colour is { } colour)
            return Theme.InkOfColour(colour, span.Style);
        return Theme.InkOf(span.Tone, span.Style);
    }
}
