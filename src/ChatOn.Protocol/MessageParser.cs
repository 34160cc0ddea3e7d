using System.Text.Unicode;

namespace ChatOn.Protocol;

/// <summary>What came of parsing a line.</summary>
public enum ParseResult
{
    /// <summary>A message.</summary>
    Ok,

    /// <summary>Nothing, or only spaces: to be passed over in silence.</summary>
    Empty,

    /// <summary>More tag bytes than allowed (417).</summary>
    TagsTooLong,

    /// <summary>The rest of the line is longer than allowed (417).</summary>
    TooLong,

    /// <summary>Not UTF-8. The message is given all the same when its shape is right, so that the answer can name its verb.</summary>
    InvalidUtf8,

    /// <summary>NUL, CR or LF inside the line.</summary>
    InvalidCharacter,

    /// <summary>No verb, or one that is neither letters nor three digits.</summary>
    Malformed,
}

/// <summary>How long the parts of a line may be.</summary>
/// <param name="TagBytes">Bytes between '@' and the space after the tags.</param>
/// <param name="BodyBytes">Bytes after that space, without CR LF.</param>
public readonly record struct MessageLimits(int TagBytes, int BodyBytes)
{
    /// <summary>A client's line: 4,094 bytes of tag data, 510 of the rest.</summary>
    public static MessageLimits FromClient => new(4094, 510);

    /// <summary>A server's line: 8,191 bytes of tags with '@' and space, 510 of the rest.</summary>
    public static MessageLimits FromServer => new(8189, 510);

    /// <summary>The longest line within the limits, without CR LF: what a framer has to allow.</summary>
    public int LineBytes => TagBytes + 2 + BodyBytes;
}

/// <summary>
/// Parses a line into an <see cref="IrcMessage"/>: <c>['@' tags SP] [':' source SP] verb *(SP parameter) [SP ':' trailing]</c>.
/// Allocates nothing but the message and its copy of the line.
/// See https://modern.ircdocs.horse/#message-format and https://ircv3.net/specs/extensions/message-tags
/// </summary>
public static class MessageParser
{
    private const byte Space = (byte)' ';

    /// <summary>Parses a client's line (without its line ending).</summary>
    public static ParseResult TryParse(ReadOnlySpan<byte> line, out IrcMessage? message) =>
        TryParse(line, MessageLimits.FromClient, out message);

    /// <summary>Parses a line (without its line ending) within the given limits.</summary>
    public static ParseResult TryParse(ReadOnlySpan<byte> line, MessageLimits limits, out IrcMessage? message)
    {
        message = null;
        if (!line.IsEmpty && line[0] == Space)
            line = line.TrimStart(Space);
        if (line.IsEmpty)
            return ParseResult.Empty;

        MessageLayout layout = default;
        var body = 0;
        if (line[0] == (byte)'@')
        {
            var result = MeasureTags(line, limits.TagBytes, out var end);
            if (result != ParseResult.Ok)
                return result;
            layout.TagsEnd = (ushort)end;
            body = end + 1;
        }
        if (line.Length - body > limits.BodyBytes || line.Length > ushort.MaxValue)
            return ParseResult.TooLong;
        if (line.ContainsAny((byte)'\0', (byte)'\r', (byte)'\n'))
            return ParseResult.InvalidCharacter;

        var isUtf8 = Utf8.IsValid(line);
        if (!TryLayOut(line, body, ref layout))
            return isUtf8 ? ParseResult.Malformed : ParseResult.InvalidUtf8;
        message = new IrcMessage(line, ref layout);
        return isUtf8 ? ParseResult.Ok : ParseResult.InvalidUtf8;
    }

    private static ParseResult MeasureTags(ReadOnlySpan<byte> line, int limit, out int end)
    {
        // Only as far as the space can be: a hostile line is not searched beyond the limit.
        limit = Math.Min(limit, ushort.MaxValue - 2);
        end = line[..Math.Min(line.Length, limit + 2)].IndexOf(Space);
        if (end >= 0)
            return ParseResult.Ok;
        return line.Length - 1 > limit ? ParseResult.TagsTooLong : ParseResult.Malformed;
    }

    private static bool TryLayOut(ReadOnlySpan<byte> line, int at, ref MessageLayout layout)
    {
        at = SkipSpaces(line, at);
        if (at < line.Length && line[at] == (byte)':')
        {
            var sourceEnd = NextSpace(line, at);
            layout.SourceStart = (ushort)(at + 1);
            layout.SourceEnd = (ushort)sourceEnd;
            at = SkipSpaces(line, sourceEnd);
        }
        var verbEnd = NextSpace(line, at);
        if (!IsVerb(line[at..verbEnd]))
            return false;
        layout.VerbStart = (ushort)at;
        layout.VerbEnd = (ushort)verbEnd;
        LayOutParameters(line, verbEnd, ref layout);
        return true;
    }

    private static void LayOutParameters(ReadOnlySpan<byte> line, int at, ref MessageLayout layout)
    {
        while ((at = SkipSpaces(line, at)) < line.Length)
        {
            var hasColon = line[at] == (byte)':';
            if (hasColon || layout.Count == IrcMessage.MaxParameters - 1)
            {
                var start = hasColon ? at + 1 : at;
                layout.Add(start, line.Length - start);
                layout.LastIsTrailing = true;
                return;
            }
            var end = NextSpace(line, at);
            layout.Add(at, end - at);
            at = end;
        }
    }

    private static int SkipSpaces(ReadOnlySpan<byte> line, int at)
    {
        while ((uint)at < (uint)line.Length && line[at] == Space)
            at++;
        return at;
    }

    private static int NextSpace(ReadOnlySpan<byte> line, int at)
    {
        var length = line[at..].IndexOf(Space);
        return length < 0 ? line.Length : at + length;
    }

    /// <summary><c>verb = 1*letter / 3digit</c></summary>
    internal static bool IsVerb(ReadOnlySpan<byte> verb)
    {
        if (verb.Length == 3 && char.IsAsciiDigit((char)verb[0]))
            return char.IsAsciiDigit((char)verb[1]) && char.IsAsciiDigit((char)verb[2]);
        foreach (var letter in verb)
        {
            if (!char.IsAsciiLetter((char)letter))
                return false;
        }
        return !verb.IsEmpty;
    }
}
