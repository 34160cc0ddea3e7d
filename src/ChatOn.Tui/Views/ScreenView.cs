using ChatOn.Client;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Screens;
using ChatOn.Tui.Theming;
using ChatOn.Tui.Typing;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Views;

/// <summary>Shows the screen that lies over the conversation: title, a line to write in, rows, and at the foot what can be done or a question.</summary>
internal sealed class ScreenView : PaintedView
{
    private readonly Shell _shell;
    private readonly Func<Key, bool> _take;
    private int _rowsFrom;

    public ScreenView(Look look, Shell shell, Func<Key, bool> take)
        : base(look)
    {
        (_shell, _take) = (shell, take);
        CanFocus = true;
    }

    protected override bool OnKeyDown(Key key) => _take(key);

    protected override void Paint(int width, int height)
    {
        if (_shell.Current is not { } screen)
            return;
        PaintRow(0, [new Span(" " + SafeText.Line(screen.Title), Tone.Chosen)], width, Tone.Bar);
        _rowsFrom = screen.Prompt is null ? 1 : 2;
        Cursor = new Cursor { Style = CursorStyle.Hidden };
        if (screen.Prompt is { } prompt)
            PaintLine(1, prompt, screen.Input, width);
        var seen = Math.Max(0, height - _rowsFrom - 1);
        var rows = screen.Lay(width - 1, seen);
        for (var i = 0; i < seen; i++)
        {
            var at = screen.First + i;
            var isChosen = at == screen.Chosen && at < rows.Count;
            // Whatever a screen has of others: here it is made safe for all of them.
            IReadOnlyList<Span> spans = at < rows.Count ? [.. rows[at].Spans.Select(span => span with { Text = SafeText.Line(span.Text) })] : [];
            PaintRow(_rowsFrom + i, isChosen ? [new Span("›", Tone.Chosen), .. spans.Select(span => span with { Tone = Tone.Chosen, Nick = null, Colour = null })] : [new Span(" "), .. spans], width, isChosen ? Tone.Bar : Tone.Text);
        }

        if (_shell.Asking is { } asking)
            PaintLine(height - 1, asking.Question, asking.Input, width);
        else if (_shell.News is { } news)
            PaintRow(height - 1, [new Span(" " + SafeText.Line(news.Text.ReplaceLineEndings(" ")), news.IsError ? Tone.Error : Tone.Good)], width);
        else
            PaintRow(height - 1, [new Span(" " + screen.Hint, Tone.Dim)], width);
    }

    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (_shell.Current is not { } screen || _shell.Asking is not null)
            return true;
        if (mouse.Flags.HasFlag(MouseFlags.WheeledUp))
            screen.Move(-3);
        else if (mouse.Flags.HasFlag(MouseFlags.WheeledDown))
            screen.Move(3);
        else if (mouse.Flags.HasFlag(MouseFlags.LeftButtonClicked) && mouse.Position is { } position && position.Y >= _rowsFrom && position.Y < Viewport.Height - 1)
            screen.Click(position.Y - _rowsFrom);
        else
            return false;
        SuperView?.SetNeedsDraw();
        SetNeedsDraw();
        return true;
    }

    private void PaintLine(int row, string prompt, ComposerText input, int width)
    {
        var before = Wrapping.Fit(" " + SafeText.Line(prompt) + " ", Math.Max(0, width * 2 / 3));
        var room = Math.Max(2, width - Wrapping.WidthOf(before) - 1);
        var text = SafeText.Line(input.Text[..input.Caret]);
        text = text[Wrapping.HiddenBefore(text, text.Length, room)..];
        PaintRow(row, [new Span(before, Tone.Accent), new Span(text + SafeText.Line(input.Text[input.Caret..]))], width);
        Cursor = new Cursor { Position = ViewportToScreen(new System.Drawing.Point(Wrapping.WidthOf(before) + Wrapping.WidthOf(text), row)), Style = CursorStyle.SteadyBar };
    }
}
