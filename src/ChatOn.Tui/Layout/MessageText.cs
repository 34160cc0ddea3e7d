using ChatOn.Client;
using ChatOn.Tui.Links;
using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Layout;

/// <summary>What somebody wrote as spans: fenced code, <c>`code`</c> in a line, links, and IRC's formatting codes in the rest.</summary>
internal static class MessageText
{
    private const string Fence = "```";

    /// <param name="reveals">Whether spoilers are shown.</param>
    public static IReadOnlyList<Span> Read(string text, Tone tone, bool reveals = false)
    {
        if (!text.Contains(Fence, StringComparison.Ordinal))
            return Prose(text, tone, reveals);
        List<Span> spans = [];
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            var isFence = IsFence(lines[at]);
            var end = Array.FindIndex(lines, at + 1, line => IsFence(line) && (!isFence || line.Trim() == Fence));
            if (isFence && end > 0)
            {
                spans.Add(new Span("\n"));
                spans.AddRange(Code(lines[(at + 1)..end]));
                at = end + 1;
                continue;
            }

            // An opening fence without an end is text, like all behind it.
            end = isFence || end < 0 ? lines.Length : end;
            if (spans.Count > 0)
                spans.Add(new Span("\n"));
            spans.AddRange(Prose(string.Join('\n', lines[at..end]), tone, reveals));
            at = end;
        }

        return spans;
    }

    private static bool IsFence(string line) => line.StartsWith(Fence, StringComparison.Ordinal) && !line.AsSpan(Fence.Length).Contains('`');

    private static IEnumerable<Span> Code(string[] lines) =>
        lines.SelectMany((line, number) => (Span[])[new(number == 0 ? "" : "\n"), new($" {SafeText.Line(line)} ", Tone.Code)]);

    private static List<Span> Prose(string text, Tone tone, bool reveals)
    {
        List<Span> spans = [];
        foreach (var span in FormattedText.Read(text, tone, reveals))
        {
            if (span.Tone == Tone.Code)
                spans.Add(span);
            else
                SplitCode(span, spans);
        }

        return spans;
    }

    private static void SplitCode(Span span, List<Span> spans)
    {
        var text = span.Text;
        var done = 0;
        for (var open = text.IndexOf('`', StringComparison.Ordinal); open >= 0; open = done < text.Length ? text.IndexOf('`', done) : -1)
        {
            var end = text.AsSpan(open + 1).IndexOfAny('`', '\n');
            if (end < 0)
                break;
            var close = open + 1 + end;
            if (end == 0 || text[close] == '\n')
            {
                SplitLinks(span with { Text = text[done..(close + 1)] }, spans);
            }
            else
            {
                SplitLinks(span with { Text = text[done..open] }, spans);
                spans.Add(new Span(text[(open + 1)..close], Tone.Code, span.Style));
            }

            done = close + 1;
        }

        SplitLinks(span with { Text = text[done..] }, spans);
    }

    private static void SplitLinks(Span span, List<Span> spans)
    {
        var done = 0;
        foreach (var link in LinkFinder.Find(span.Text))
        {
            AddText(span with { Text = span.Text[done..link.Start] });
            spans.Add(span with { Text = span.Text.Substring(link.Start, link.Length), Style = span.Style | TextStyle.Underline, Link = link.Target });
            done = link.Start + link.Length;
        }

        AddText(span with { Text = span.Text[done..] });

        void AddText(Span piece)
        {
            if (piece.Text.Length > 0)
                spans.Add(piece);
        }
    }
}
