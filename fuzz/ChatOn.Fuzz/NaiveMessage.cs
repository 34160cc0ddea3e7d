using System.Text;
using System.Text.RegularExpressions;
using ChatOn.Protocol;

namespace ChatOn.Fuzz;

/// <summary>The plainest message parser there can be, on strings: what the real one is compared with. Its strings are Latin-1, a char for a byte.</summary>
public sealed record NaiveMessage(string Tags, string Source, string Verb, IReadOnlyList<string> Parameters)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Parses a client's line.</summary>
    public static ParseResult Parse(ReadOnlySpan<byte> line, out NaiveMessage? message)
    {
        message = null;
        var text = Encoding.Latin1.GetString(line).TrimStart(' ');
        if (text.Length == 0)
            return ParseResult.Empty;
        var tags = "";
        var body = text;
        if (text[0] == '@')
        {
            var parts = text.Split(' ', 2);
            tags = parts[0][1..];
            if (tags.Length > 4094)
                return ParseResult.TagsTooLong;
            if (parts.Length == 1)
                return ParseResult.Malformed;
            body = parts[1];
        }
        if (body.Length > 510)
            return ParseResult.TooLong;
        if (text.IndexOfAny(['\0', '\r', '\n']) >= 0)
            return ParseResult.InvalidCharacter;
        message = ParseBody(tags, body);
        if (!IsUtf8(line))
            return ParseResult.InvalidUtf8;
        return message is null ? ParseResult.Malformed : ParseResult.Ok;
    }

    private static NaiveMessage? ParseBody(string tags, string body)
    {
        var rest = body.TrimStart(' ');
        var source = "";
        if (rest.StartsWith(':'))
        {
            source = rest.Split(' ', 2)[0][1..];
            rest = rest[(source.Length + 1)..].TrimStart(' ');
        }
        var verb = rest.Split(' ', 2)[0];
        if (!Regex.IsMatch(verb, @"^([A-Za-z]+|[0-9]{3})\z", RegexOptions.None, TimeSpan.FromSeconds(10)))
            return null;
        rest = rest[verb.Length..];
        var parameters = new List<string>();
        while ((rest = rest.TrimStart(' ')).Length > 0)
        {
            if (rest[0] == ':' || parameters.Count == 14)
            {
                parameters.Add(rest[0] == ':' ? rest[1..] : rest);
                break;
            }
            parameters.Add(rest.Split(' ', 2)[0]);
            rest = rest[parameters[^1].Length..];
        }
        return new NaiveMessage(tags, source, verb, parameters);
    }

    private static bool IsUtf8(ReadOnlySpan<byte> line)
    {
        try
        {
            Strict.GetCharCount(line);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
