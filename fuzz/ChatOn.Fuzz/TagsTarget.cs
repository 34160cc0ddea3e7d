using System.Text;
using System.Text.Unicode;
using ChatOn.Protocol;
using static ChatOn.Fuzz.InvariantException;

namespace ChatOn.Fuzz;

/// <summary>The input is a tag part or a value: escaping loses nothing and writes nothing forbidden; the last of equal keys counts.</summary>
public static class TagsTarget
{
    public static void Run(ReadOnlySpan<byte> input)
    {
        Escaping(input);
        Enumeration(input);
    }

    private static void Escaping(ReadOnlySpan<byte> value)
    {
        var escaped = new byte[2 * value.Length];
        var written = escaped.AsSpan(0, MessageTags.Escape(value, escaped));
        Unless(!written.ContainsAny("\0\r\n ;"u8), "an escaped value has a forbidden byte");
        var nul = value.IndexOf((byte)0);
        var expected = nul < 0 ? value : value[..nul];
        var back = new byte[written.Length];
        Unless(back.AsSpan(0, MessageTags.Unescape(written, back)).SequenceEqual(expected), "escaping and unescaping changes the value");
        var loose = new byte[value.Length];
        Unless(MessageTags.Unescape(value, loose) <= value.Length, "unescaping makes a value longer");
        if (!Utf8.IsValid(value))
            return;
        var text = Encoding.UTF8.GetString(value);
        Unless(MessageTags.Escape(text) == Encoding.UTF8.GetString(written), "text and bytes are escaped differently");
        Unless(MessageTags.Unescape(text) == MessageTags.Unescape(value), "text and bytes are unescaped differently");
    }

    private static void Enumeration(ReadOnlySpan<byte> tags)
    {
        var naive = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in Encoding.Latin1.GetString(tags).Split(';'))
        {
            var parts = tag.Split('=', 2);
            if (parts[0].Length > 0)
                naive[parts[0]] = parts.Length == 2 ? parts[1] : "";
        }
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in new TagEnumerator(tags))
            seen[Encoding.Latin1.GetString(tag.Key)] = Encoding.Latin1.GetString(tag.Value);
        Unless(seen.Count == naive.Count && naive.All(pair => seen[pair.Key] == pair.Value), "the enumerator and a split differ");

        byte[] line = [(byte)'@', .. tags, .. " PING"u8];
        if (MessageParser.TryParse(line, out var message) != ParseResult.Ok || message!.Tags.Length != tags.Length)
            return;
        foreach (var (key, value) in naive)
        {
            Unless(message.TryGetTag(Encoding.Latin1.GetBytes(key), out var found), "a tag is not found");
            Unless(found == MessageTags.Unescape(Encoding.Latin1.GetBytes(value)), "a tag has another value");
        }
        Unless(!message.TryGetTag("no such key"u8, out var none) && none.Length == 0, "a tag is found that is not there");
    }
}
