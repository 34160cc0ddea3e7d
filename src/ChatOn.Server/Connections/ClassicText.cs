using System.Text;

namespace ChatOn.Server.Connections;

/// <summary>Makes readable text of what a person typed.</summary>
internal static class ClassicText
{
    private const char Escape = '\u001b';
    private const char Delete = '\u007f';

    /// <summary>
    /// Text without control characters. Backspace and delete take the character before them away (a terminal in character mode sends
    /// them), escape sequences (arrow keys) and NULs are left out, a tab is a blank, and bytes that are not UTF-8 become U+FFFD.
    /// </summary>
    public static string Clean(ReadOnlySpan<byte> bytes)
    {
        var typed = Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(typed.Length);
        for (var i = 0; i < typed.Length; i++)
        {
            var character = typed[i];
            if (character is '\b' or Delete)
                TakeBack(text);
            else if (character == Escape)
                i += SequenceLength(typed.AsSpan(i + 1));
            else if (character == '\t')
                text.Append(' ');
            else if (!char.IsControl(character))
                text.Append(character);
        }

        return text.ToString();
    }

    private static void TakeBack(StringBuilder text)
    {
        if (text.Length == 0)
            return;
        var isPair = text.Length > 1 && char.IsLowSurrogate(text[^1]) && char.IsHighSurrogate(text[^2]);
        text.Length -= isPair ? 2 : 1;
    }

    // ECMA-48: CSI parameters, intermediates, final.
    private static int SequenceLength(ReadOnlySpan<char> afterEscape)
    {
        if (afterEscape is not ['[', ..])
            return 0;
        var i = 1;
        while (i < afterEscape.Length && afterEscape[i] is >= ' ' and <= '?')
            i++;
        return i < afterEscape.Length && afterEscape[i] is >= '@' and <= '~' ? i + 1 : i;
    }
}
