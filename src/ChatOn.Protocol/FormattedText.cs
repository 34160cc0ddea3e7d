using System.Buffers;

namespace ChatOn.Protocol;

/// <summary>
/// What a text has in it beside characters: formatting (https://modern.ircdocs.horse/formatting) and CTCP, which is
/// <c>0x01 command [SP parameters] [0x01]</c> (https://modern.ircdocs.horse/ctcp).
/// </summary>
public static class FormattedText
{
    private const byte CtcpMark = 0x01;

    /// <summary>Bold, colour, hex colour, reset, monospace, reverse, italics, strikethrough, underline.</summary>
    private static readonly SearchValues<byte> Formatting = SearchValues.Create(0x02, 0x03, 0x04, 0x0F, 0x11, 0x16, 0x1D, 0x1E, 0x1F);

    private static ReadOnlySpan<byte> ActionStart => "\u0001ACTION "u8;

    /// <summary>Whether there is a colour or another formatting character in it.</summary>
    public static bool HasFormatting(ReadOnlySpan<byte> text) => text.ContainsAny(Formatting);

    /// <summary>Whether it is a CTCP message other than ACTION.</summary>
    public static bool IsCtcp(ReadOnlySpan<byte> text) => text.Length > 0 && text[0] == CtcpMark && !IsAction(text[1..]);

    /// <summary>How many bytes of an ACTION are before its words; 0 for all other texts.</summary>
    public static int LengthOfActionStart(ReadOnlySpan<byte> text) => text.StartsWith(ActionStart) ? ActionStart.Length : 0;

    /// <summary>The words of an ACTION; false for all other texts.</summary>
    public static bool TryGetAction(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> words)
    {
        var start = LengthOfActionStart(text);
        words = start == 0 ? default : text[start..].TrimEnd(CtcpMark);
        return start > 0;
    }

    private static bool IsAction(ReadOnlySpan<byte> command) =>
        command.StartsWith("ACTION"u8) && (command.Length == "ACTION".Length || command["ACTION".Length] is (byte)' ' or CtcpMark);
}
