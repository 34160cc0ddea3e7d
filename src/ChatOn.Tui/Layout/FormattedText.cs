using System.Globalization;
using ChatOn.Client;
using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Layout;

/// <summary>IRC's formatting codes as spans, all of them safe: https://modern.ircdocs.horse/formatting</summary>
internal sealed class FormattedText(Tone tone)
{
    private readonly List<Span> _spans = [];
    private TextStyle _style;
    private int? _colour;

    public static IReadOnlyList<Span> Read(string text, Tone tone) => new FormattedText(tone).Read(text);

    private List<Span> Read(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is not ('\x02' or '\x03' or '\x0F' or '\x16' or '\x1D' or '\x1E' or '\x1F'))
            {
                at++;
                continue;
            }

            Add(text[start..at]);
            at = Take(text, at);
            start = at;
        }

        Add(text[start..]);
        return _spans;
    }

    private int Take(string text, int at)
    {
        switch (text[at])
        {
            case '\x02': _style ^= TextStyle.Bold; break;
            case '\x16': _style ^= TextStyle.Reverse; break;
            case '\x1D': _style ^= TextStyle.Italic; break;
            case '\x1E': _style ^= TextStyle.Strikethrough; break;
            case '\x1F': _style ^= TextStyle.Underline; break;
            case '\x0F': (_style, _colour) = (TextStyle.None, null); break;
            default: return TakeColour(text, at + 1);
        }

        return at + 1;
    }

    /// <summary><c>0x03 [1*2digit ["," 1*2digit]]</c>; a background is read and not shown, for it could hide the text.</summary>
    private int TakeColour(string text, int at)
    {
        var end = Digits(text, at);
        _colour = end == at ? null : int.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture);
        if (_colour > 15)
            _colour = null;
        return end > at && end + 1 < text.Length && text[end] == ',' && char.IsAsciiDigit(text[end + 1]) ? Digits(text, end + 1) : end;
    }

    private static int Digits(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 2 && char.IsAsciiDigit(text[end]))
            end++;
        return end;
    }

    private void Add(string piece)
    {
        if (SafeText.Lines(piece) is { Length: > 0 } safe)
            _spans.Add(new Span(safe, tone, _style, Colour: _colour));
    }
}
