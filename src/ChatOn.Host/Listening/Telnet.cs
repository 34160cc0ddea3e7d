namespace ChatOn.Host.Listening;

/// <summary>Takes telnet commands (RFC 854) out of what a telnet client sends before its first line.</summary>
internal static class Telnet
{
    public const byte Iac = 255;

    private const byte SubnegotiationEnd = 240;
    private const byte SubnegotiationBegin = 250;

    /// <summary>
    /// Copies text and leaves out commands. An escaped 255 stays (it is no UTF-8 and will be seen as such).
    /// For every prefix of the input the result is a prefix of the whole result.
    /// </summary>
    /// <param name="bytes">IAC WILL/WONT/DO/DONT option, IAC SB ... IAC SE, IAC command, mixed with text.</param>
    /// <param name="text">At least as long as <paramref name="bytes"/>; may be the same memory.</param>
    /// <returns>The length of the text.</returns>
    public static int Strip(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        int length = 0;
        int i = 0;
        while (i < bytes.Length)
        {
            if (bytes[i] != Iac)
                text[length++] = bytes[i++];
            else if (i + 1 == bytes.Length)
                break;
            else if (bytes[i + 1] == Iac)
            {
                text[length++] = Iac;
                i += 2;
            }
            else
                i += CommandLength(bytes[i..]);
        }

        return length;
    }

    private static int CommandLength(ReadOnlySpan<byte> command)
    {
        if (command[1] > SubnegotiationBegin)
            return 3;
        if (command[1] != SubnegotiationBegin)
            return 2;

        int end = command.IndexOf([Iac, SubnegotiationEnd]);
        return end < 0 ? command.Length : end + 2;
    }
}
