using ChatOn.Client.Slash;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Views;

/// <summary>Keys and commands; the commands are told by their own records.</summary>
internal sealed class HelpView(Look look) : PaintedView(look)
{
    private static readonly (string Keys, string Help)[] Keys =
    [
        ("Enter", "sends; Ctrl+O, Ctrl+J or Alt+Enter begins a new line"),
        ("Tab", "completes a nickname, a room or a command; again: the next"),
        ("Up, Down", "what you wrote here before"),
        ("PageUp, PageDown", "scroll; so does the wheel"),
        ("Ctrl+P, Ctrl+N", "the conversation before, the next one"),
        ("Alt+1 to Alt+9", "a conversation by its place"),
        ("Alt+A", "where something is unread"),
        ("F1", "this help; Esc closes it"),
        ("F2", "the next theme, or /theme dark, light, contrast, 16"),
        ("F3, F4", "hide or show rooms, members"),
        ("Ctrl+Q", "leaves"),
    ];

    private int _first;

    public void Scroll(int rows)
    {
        _first = Math.Max(0, _first - rows);
        SetNeedsDraw();
    }

    protected override void Paint(int width, int height)
    {
        List<Span> text = [new("Help", Tone.Accent), new("  Esc closes it\n\n", Tone.Dim)];
        foreach (var (keys, help) in Keys)
            text.AddRange([new(keys.PadRight(18), Tone.Accent), new(help + "\n")]);
        text.Add(new Span("\n"));
        foreach (var spec in SlashTable.Specs)
            text.AddRange([new($"/{spec.Name} {spec.Syntax}".PadRight(28), Tone.Accent), new(" " + spec.Help + "\n")]);
        var rows = Wrapping.Wrap(text, width);
        _first = Math.Clamp(_first, 0, Math.Max(0, rows.Count - height));
        for (var i = 0; i < height; i++)
            PaintRow(i, _first + i < rows.Count ? rows[_first + i] : [], width);
    }
}
