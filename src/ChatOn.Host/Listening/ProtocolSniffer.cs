using System.Buffers;
using System.Text;

namespace ChatOn.Host.Listening;

/// <summary>What the first bytes of a connection announce.</summary>
internal enum Verdict
{
    /// <summary>More bytes are needed.</summary>
    Undecided,

    /// <summary>A TLS ClientHello begins.</summary>
    Tls,

    /// <summary>A whole HTTP request line.</summary>
    Http,

    /// <summary>A whole line that begins with an IRC command clients begin with.</summary>
    Irc,

    /// <summary>Any other whole line of text; after the prompt: what no longer can become anything else.</summary>
    Text,

    /// <summary>Bytes that are no text.</summary>
    Garbage,

    /// <summary>No line end where there must be one.</summary>
    TooLong,

    /// <summary>No verdict in time; only <see cref="Opening"/> knows of time.</summary>
    TimedOut,

    /// <summary>The peer ended before a verdict.</summary>
    Gone,
}

/// <summary>Finds out from its first bytes what a client speaks. Pure: the bytes so far in, a verdict out.</summary>
/// <remarks>
/// A verdict once given for some bytes is given for every continuation of them, so it does not matter how they were cut on the way.
/// <list type="bullet">
/// <item>TLS is known from two bytes. Everything else needs the first line whole: only its end tells <c>NICK /x HTTP/1.1</c>, an HTTP
/// request line, from an IRC command.</item>
/// <item>Line ends and telnet commands before the first line count for nothing; message tags before an IRC command are skipped.</item>
/// <item>After the prompt a nickname without a line end is expected (old clients send none). So the verdict is text as soon as the bytes
/// can no longer become an IRC command, an HTTP request or TLS. While they still can (<c>NI</c>, <c>CAP LS</c>, <c>ALICE</c>), it stays open;
/// <see cref="Opening"/> ends the wait when 50 ms have passed since the last byte. A lone IRC command word that needs a parameter
/// is a nickname then.</item>
/// </list>
/// </remarks>
internal static class ProtocolSniffer
{
    /// <summary>4,096 bytes of client tags and 512 of the rest.</summary>
    public const int MaxFirstLineBytes = 4096 + 512;

    private const int MaxMethodBytes = 20;
    private const byte HandshakeRecord = 0x16;

    private static readonly byte[][] IrcWords =
    [
        "CAP"u8.ToArray(), "PASS"u8.ToArray(), "NICK"u8.ToArray(), "USER"u8.ToArray(), "PING"u8.ToArray(), "QUIT"u8.ToArray(),
        "WEBIRC"u8.ToArray(), "AUTHENTICATE"u8.ToArray(),
    ];

    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\t\r\b\u001b\u007f"u8);

    /// <param name="bytes">All bytes since the connection began (or since TLS began).</param>
    /// <param name="prompted">Whether the classic prompt has been sent.</param>
    public static Verdict Look(ReadOnlySpan<byte> bytes, bool prompted)
    {
        var line = bytes[..Math.Min(bytes.Length, MaxFirstLineBytes)];
        var verdict = LookInside(line, prompted);
        return verdict == Verdict.Undecided && line.Length == MaxFirstLineBytes ? Verdict.TooLong : verdict;
    }

    private static Verdict LookInside(ReadOnlySpan<byte> bytes, bool prompted)
    {
        if (bytes.IsEmpty)
            return Verdict.Undecided;
        if (bytes[0] == HandshakeRecord)
            return bytes.Length == 1 ? Verdict.Undecided : bytes[1] == 3 ? Verdict.Tls : Verdict.Garbage;
        if (!bytes.Contains(Telnet.Iac))
            return LookAtText(bytes, prompted);

        Span<byte> text = stackalloc byte[bytes.Length];
        return LookAtText(text[..Telnet.Strip(bytes, text)], prompted);
    }

    private static Verdict LookAtText(ReadOnlySpan<byte> text, bool prompted)
    {
        var line = prompted ? text : text.TrimStart("\r\n"u8);
        int tags = TagsLength(line);
        if (tags < 0)
            return LookAtWholeLine(line);
        if (HasNonText(line[..tags], isWhole: true))
            return Verdict.Garbage;

        var command = line[tags..];
        int wordLength = command.IndexOfAny(" \r\n"u8);
        if (wordLength >= 0 && IsIrcWord(command[..wordLength]))
            return LookAtCommand(command, wordLength, prompted);

        int reach = IrcReach(wordLength < 0 ? command : command[..wordLength]);
        if (reach == command.Length)
            return Verdict.Undecided;

        return prompted ? LookForNickname(line, tags + reach) : LookAtWholeLine(line);
    }

    /// <summary><c>['@' tags SPACE] command</c>: the length up to the command, 0 without tags, -1 when the tags do not end.</summary>
    private static int TagsLength(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] != '@')
            return 0;

        int end = line.IndexOfAny((byte)' ', (byte)'\n');
        return end < 0 || line[end] == '\n' ? -1 : end + 1;
    }

    /// <summary>The line begins with an IRC command word. It is decided at its end.</summary>
    private static Verdict LookAtCommand(ReadOnlySpan<byte> command, int wordLength, bool prompted)
    {
        int end = command.IndexOf((byte)'\n');
        if (end < 0)
            return Verdict.Undecided;
        if (HttpReach(command) == end && IsRequestLine(command[..end]))
            return Verdict.Http;

        bool isBare = command[wordLength..end].Trim(" \r"u8).IsEmpty;
        bool isQuit = Ascii.EqualsIgnoreCase(command[..wordLength], "QUIT"u8);
        return prompted && isBare && !isQuit ? Verdict.Text : Verdict.Irc;
    }

    private static Verdict LookAtWholeLine(ReadOnlySpan<byte> line)
    {
        int end = line.IndexOf((byte)'\n');
        var content = end < 0 ? line : line[..end];
        if (HasNonText(content, isWhole: end >= 0))
            return Verdict.Garbage;
        if (end < 0)
            return Verdict.Undecided;

        return HttpReach(line) == end && IsRequestLine(content) ? Verdict.Http : Verdict.Text;
    }

    /// <summary>After the prompt: text from the first byte on that fits neither an IRC command nor an HTTP request line.</summary>
    private static Verdict LookForNickname(ReadOnlySpan<byte> line, int ircReach)
    {
        int reach = Math.Max(ircReach, HttpReach(line));
        if (reach == line.Length)
            return Verdict.Undecided;
        if (line[reach] == '\n')
            return IsRequestLine(line[..reach]) ? Verdict.Http : Verdict.Text;

        return HasNonText(line.Slice(reach, 1), isWhole: false) ? Verdict.Garbage : Verdict.Text;
    }

    private static bool IsIrcWord(ReadOnlySpan<byte> word)
    {
        foreach (byte[] candidate in IrcWords)
        {
            if (Ascii.EqualsIgnoreCase(word, candidate))
                return true;
        }

        return false;
    }

    /// <summary>How many bytes fit the beginning of a command word.</summary>
    private static int IrcReach(ReadOnlySpan<byte> word)
    {
        int reach = 0;
        foreach (byte[] candidate in IrcWords)
        {
            int common = 0;
            while (common < word.Length && common < candidate.Length && (word[common] & ~0x20) == candidate[common])
                common++;
            reach = Math.Max(reach, common);
        }

        return reach;
    }

    /// <summary>How many bytes fit <c>METHOD SP target SP HTTP/</c> digits and dots, CR (RFC 9112, 3).</summary>
    private static int HttpReach(ReadOnlySpan<byte> line)
    {
        int i = 0;
        while (i < line.Length && i < MaxMethodBytes && line[i] is (>= (byte)'A' and <= (byte)'Z') or (byte)'-')
            i++;
        if (i == 0 || i == line.Length || line[i] != ' ')
            return i;

        int target = ++i;
        while (i < line.Length && line[i] is > (byte)' ' and < 0x7f)
            i++;
        if (i == target || i == line.Length || line[i] != ' ')
            return i;

        i++;
        int version = line[i..].CommonPrefixLength("HTTP/"u8);
        i += version;
        if (version < "HTTP/"u8.Length)
            return i;

        while (i < line.Length && line[i] is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'\r')
            i++;
        return i;
    }

    /// <summary>Whether a line that fits <see cref="HttpReach"/> to its end has all three parts.</summary>
    private static bool IsRequestLine(ReadOnlySpan<byte> line)
    {
        int version = line.LastIndexOf(" HTTP/"u8);
        return version > 0 && line[..version].Contains((byte)' ');
    }

    /// <summary>Control characters no terminal sends, or bytes that are not UTF-8. A character cut off at the end passes while more can come.</summary>
    private static bool HasNonText(ReadOnlySpan<byte> text, bool isWhole)
    {
        int i;
        while ((i = text.IndexOfAnyExcept(Plain)) >= 0)
        {
            text = text[i..];
            if (text[0] < 0x80)
                return true;

            var status = Rune.DecodeFromUtf8(text, out _, out int length);
            if (status == OperationStatus.NeedMoreData)
                return isWhole;
            if (status != OperationStatus.Done)
                return true;
            text = text[length..];
        }

        return false;
    }
}
