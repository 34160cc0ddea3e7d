using System.Globalization;
using ChatOn.Client;
using Terminal.Gui.Text;

namespace ChatOn.Tui.Layout;

/// <summary>Breaks spans into lines of a width, between words where that can be.</summary>
internal static class Wrapping
{
    private readonly record struct Cell(string Sign, int Width, int Span);

    public static int WidthOf(string text) => Math.Max(0, text.GetColumns());

    /// <summary>As much of a text as fits, with an ellipsis where some is missing.</summary>
    public static string Fit(string text, int width)
    {
        if (WidthOf(text) <= width)
            return text;
        var fitting = "";
        var used = 0;
        foreach (var sign in Signs(text))
        {
            used += WidthOf(sign);
            if (used > width - 1)
                break;
            fitting += sign;
        }

        return width <= 0 ? "" : fitting + "…";
    }

    /// <summary>How much of the beginning of a line is left out, so that a place in it is seen.</summary>
    /// <param name="column">The place: so many characters are before it.</param>
    public static int HiddenBefore(string text, int column, int width)
    {
        var (first, used) = (column, 0);
        while (first > 0)
        {
            var size = first > 1 && char.IsSurrogatePair(text[first - 2], text[first - 1]) ? 2 : 1;
            used += WidthOf(SafeText.Line(text.Substring(first - size, size)));
            if (used >= width)
                break;
            first -= size;
        }

        return first;
    }

    public static IReadOnlyList<IReadOnlyList<Span>> Wrap(IReadOnlyList<Span> spans, int width)
    {
        width = Math.Max(2, width);
        List<IReadOnlyList<Span>> lines = [];
        List<Cell> line = [];
        var used = 0;
        foreach (var cell in Cells(spans))
        {
            if (cell.Sign == "\n")
            {
                lines.Add(Join(line, spans));
                (line, used) = ([], 0);
                continue;
            }

            if (used + cell.Width > width)
            {
                var rest = TakeLastWord(line);
                lines.Add(Join(line, spans));
                (line, used) = (rest, rest.Sum(one => one.Width));
                if (used + cell.Width > width)
                {
                    lines.Add(Join(line, spans));
                    (line, used) = ([], 0);
                }

                if (cell.Sign == " " && line.Count == 0)
                    continue;
            }

            line.Add(cell);
            used += cell.Width;
        }

        lines.Add(Join(line, spans));
        return lines;
    }

    private static IEnumerable<string> Signs(string text)
    {
        var signs = StringInfo.GetTextElementEnumerator(text);
        while (signs.MoveNext())
            yield return signs.GetTextElement();
    }

    private static IEnumerable<Cell> Cells(IReadOnlyList<Span> spans)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            foreach (var sign in Signs(spans[i].Text))
                yield return new Cell(sign, sign == "\n" ? 0 : WidthOf(sign), i);
        }
    }

    // A word longer than the line is cut where the line ends.
    private static List<Cell> TakeLastWord(List<Cell> line)
    {
        var space = line.FindLastIndex(cell => cell.Sign == " ");
        if (space < 0)
            return [];
        var word = line[(space + 1)..];
        line.RemoveRange(space, line.Count - space);
        return word;
    }

    private static List<Span> Join(List<Cell> cells, IReadOnlyList<Span> spans)
    {
        List<Span> joined = [];
        for (var i = 0; i < cells.Count;)
        {
            var end = i;
            while (end < cells.Count && cells[end].Span == cells[i].Span)
                end++;
            joined.Add(spans[cells[i].Span] with { Text = string.Concat(cells[i..end].Select(cell => cell.Sign)) });
            i = end;
        }

        return joined;
    }
}
