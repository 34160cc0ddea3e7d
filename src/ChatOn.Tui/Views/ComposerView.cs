using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;
using ChatOn.Tui.Typing;
using ChatOn.Client;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Views;

/// <summary>Where one writes. Keys that are not for writing go to the screen first.</summary>
internal sealed class ComposerView : PaintedView
{
    private readonly ComposerText _text;
    private readonly Func<Key, bool> _take;
    private readonly Func<string> _prompt;
    private int _first;

    public ComposerView(Look look, ComposerText text, Func<string> prompt, Func<Key, bool> take)
        : base(look)
    {
        (_text, _prompt, _take) = (text, prompt, take);
        CanFocus = true;
    }

    protected override bool OnKeyDown(Key key) => _take(key);

    protected override void Paint(int width, int height)
    {
        var prompt = Wrapping.Fit(_prompt(), Math.Max(0, width / 3));
        var room = Math.Max(2, width - Wrapping.WidthOf(prompt) - 1);
        var lines = _text.Text.Split('\n');
        var line = _text.Text.AsSpan(0, _text.Caret).Count('\n');
        var column = _text.Caret - (_text.Text.AsSpan(0, _text.Caret).LastIndexOf('\n') + 1);
        _first = Math.Clamp(_first, Math.Max(0, line - height + 1), line);
        for (var i = 0; i < height; i++)
        {
            var text = _first + i < lines.Length ? lines[_first + i] : "";
            // The line with the caret is moved so that the caret is seen.
            var hidden = _first + i == line ? Wrapping.HiddenBefore(text, column, room) : 0;
            PaintRow(i, [new Span(i == 0 && _first == 0 ? prompt : new string(' ', Wrapping.WidthOf(prompt)), Tone.Accent), new Span(SafeText.Line(text[hidden..]))], width);
            if (_first + i == line)
                Cursor = new Cursor { Position = ViewportToScreen(new System.Drawing.Point(Wrapping.WidthOf(prompt) + Wrapping.WidthOf(SafeText.Line(text[hidden..column])), i)), Style = CursorStyle.SteadyBar };
        }
    }
}
