using System.Globalization;

namespace ChatOn.Tui.Typing;

/// <summary>The text that is being written, and the caret in it.</summary>
internal sealed class ComposerText
{
    private const int Most = 100_000;

    public string Text { get; private set; } = "";

    /// <summary>In UTF-16 units; never inside a sign.</summary>
    public int Caret { get; private set; }

    public int Lines => Text.Count(letter => letter == '\n') + 1;

    public bool IsOnFirstLine => !Text.AsSpan(0, Caret).Contains('\n');

    public bool IsOnLastLine => !Text.AsSpan(Caret).Contains('\n');

    public void Set(string text, int? caret = null) => (Text, Caret) = (text, caret ?? text.Length);

    public void Clear() => Set("");

    public void Insert(string text)
    {
        var fitting = text.ReplaceLineEndings("\n");
        if (Text.Length + fitting.Length > Most)
            return;
        Set(Text.Insert(Caret, fitting), Caret + fitting.Length);
    }

    public void DeleteBack()
    {
        var start = Before(Caret);
        Set(Text.Remove(start, Caret - start), start);
    }

    public void DeleteForward() => Set(Text.Remove(Caret, After(Caret) - Caret), Caret);

    public void DeleteWordBack()
    {
        var start = WordBefore();
        Set(Text.Remove(start, Caret - start), start);
    }

    public void DeleteToLineStart()
    {
        var start = LineStart(Caret);
        Set(Text.Remove(start, Caret - start), start);
    }

    public void DeleteToLineEnd() => Set(Text.Remove(Caret, LineEnd(Caret) - Caret), Caret);

    public void Left() => Caret = Before(Caret);

    public void Right() => Caret = After(Caret);

    public void WordLeft() => Caret = WordBefore();

    public void WordRight()
    {
        while (Caret < Text.Length && char.IsWhiteSpace(Text[Caret]))
            Caret++;
        while (Caret < Text.Length && !char.IsWhiteSpace(Text[Caret]))
            Caret++;
    }

    public void Home() => Caret = LineStart(Caret);

    public void End() => Caret = LineEnd(Caret);

    public void Up()
    {
        var start = LineStart(Caret);
        if (start > 0)
            Caret = Math.Min(LineStart(start - 1) + (Caret - start), start - 1);
    }

    public void Down()
    {
        var end = LineEnd(Caret);
        if (end < Text.Length)
            Caret = Math.Min(end + 1 + (Caret - LineStart(Caret)), LineEnd(end + 1));
    }

    private int LineStart(int at) => at == 0 ? 0 : Text.LastIndexOf('\n', at - 1) + 1;

    private int LineEnd(int at) => Text.IndexOf('\n', at) is >= 0 and var end ? end : Text.Length;

    private int After(int at) => at >= Text.Length ? Text.Length : at + StringInfo.GetNextTextElementLength(Text, at);

    private int Before(int at)
    {
        var (start, last) = (LineStart(Math.Max(0, at - 1)), 0);
        if (at == 0)
            return 0;
        for (var i = start; i < at; i = After(i))
            last = i;
        return last;
    }

    private int WordBefore()
    {
        var at = Caret;
        while (at > 0 && char.IsWhiteSpace(Text[at - 1]))
            at--;
        while (at > 0 && !char.IsWhiteSpace(Text[at - 1]))
            at--;
        return at;
    }
}
