using System.Globalization;
using ChatOn.Client;
using ChatOn.Tui.Theming;
using Terminal.Gui.Drawing;

namespace ChatOn.Tui.Layout;

/// <summary>
/// IRC's formatting codes as spans, all of them safe: https://modern.ircdocs.horse/formatting. A background is read and not shown, for it
/// could hide the text; only where it has the colour of the text it is a spoiler, which is covered until it is asked for.
/// </summary>
internal sealed class FormattedText(Tone tone, bool reveals)
{
    private const char Cover = '▒';

    private readonly List<Span> _spans = [];
    private TextStyle _style;
    private Rgb? _colour;
    private Rgb? _back;
    private bool _isMonospaced;

    /// <param name="reveals">Whether spoilers are shown.</param>
    public static IReadOnlyList<Span> Read(string text, Tone tone, bool reveals = false) => new FormattedText(tone, reveals).Read(text);

    private List<Span> Read(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is not ('\x02' or '\x03' or '\x04' or '\x0F' or '\x11' or '\x16' or '\x1D' or '\x1E' or '\x1F'))
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
            case '\x11': _isMonospaced = !_isMonospaced; break;
            case '\x16': _style ^= TextStyle.Reverse; break;
            case '\x1D': _style ^= TextStyle.Italic; break;
            case '\x1E': _style ^= TextStyle.Strikethrough; break;
            case '\x1F': _style ^= TextStyle.Underline; break;
            case '\x0F': (_style, _colour, _back, _isMonospaced) = (TextStyle.None, null, null, false); break;
            case '\x03': return TakeColours(text, at + 1, 1, 2, char.IsAsciiDigit, digits => IrcPalette.Of(int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)));
            default: return TakeColours(text, at + 1, 6, 6, char.IsAsciiHexDigit, digits => Rgb.FromHex(uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
        }

        return at + 1;
    }

    /// <summary><c>0x03 [1*2digit ["," 1*2digit]]</c>, <c>0x04 [6hex ["," 6hex]]</c></summary>
    private int TakeColours(string text, int at, int least, int most, Func<char, bool> isDigit, Func<string, Rgb?> colourOf)
    {
        var end = End(at);
        if (end == at)
        {
            (_colour, _back) = (null, null);
            return at;
        }

        _colour = colourOf(text[at..end]);
        var second = end < text.Length && text[end] == ',' ? End(end + 1) : end + 1;
        if (second == end + 1)
            return end;
        _back = colourOf(text[(end + 1)..second]);
        return second;

        int End(int from)
        {
            var to = from;
            while (to < text.Length && to - from < most && isDigit(text[to]))
                to++;
            return to - from >= least ? to : from;
        }
    }

    private void Add(string piece)
    {
        if (SafeText.Lines(piece) is not { Length: > 0 } safe)
            return;
        var isSpoiler = _colour is not null && _colour == _back;
        if (isSpoiler && !reveals)
            _spans.Add(new Span(Covered(safe), Tone.Dim));
        else if (_isMonospaced)
            _spans.Add(new Span(safe, Tone.Code, _style));
        else
            _spans.Add(new Span(safe, tone, _style, Colour: isSpoiler ? null : _colour));
    }

    private static string Covered(string text) => string.Join('\n', text.Split('\n').Select(line => new string(Cover, Math.Min(Wrapping.WidthOf(line), 1_000))));
}
