using System.Text;
using ChatOn.Protocol;
using static ChatOn.Fuzz.InvariantException;

namespace ChatOn.Fuzz;

/// <summary>The input is a time, a message id or an ISUPPORT token: what is taken comes back in the same form.</summary>
public static class ValuesTarget
{
    public static void Run(ReadOnlySpan<byte> input)
    {
        Time(input);
        Id(input);
        Token(Encoding.UTF8.GetString(input));
    }

    private static void Time(ReadOnlySpan<byte> input)
    {
        var text = Encoding.Latin1.GetString(input);
        var isTime = ServerTime.TryParse(input, out var time);
        Unless(ServerTime.TryParse(text, out var fromText) == isTime && fromText == time, "bytes and text of a time differ");
        if (!isTime)
            return;
        var formatted = ServerTime.Format(time);
        Unless(ServerTime.TryParse(formatted, out var again), "a written time is no time");
        // The leap second of the very last minute is beyond what can be written.
        Unless(again == time - (((time % 1000) + 1000) % 1000) || text.StartsWith("9999-12-31T23:59:60", StringComparison.Ordinal), "a time changes");
        Unless(input.Length != ServerTime.Length || text[17] == '6' || formatted == text, "the very form of the document changes");
    }

    private static void Id(ReadOnlySpan<byte> input)
    {
        var isId = MessageId.TryParse(input, out var id);
        Unless(MessageId.TryParse(Encoding.Latin1.GetString(input), out var fromText) == isId && fromText == id, "bytes and text of an id differ");
        Unless(!isId || id.ToString() == Encoding.Latin1.GetString(input), "an id changes");
    }

    private static void Token(string token)
    {
        Unless(Isupport.Unescape(Isupport.Escape(token)) == token, "an escaped value changes");
        var isupport = new Isupport();
        isupport.Read(token);
        var lines = isupport.Lines(100);
        Unless(lines.Count == isupport.Tokens.Count, "one token is one line");
        var again = new Isupport();
        foreach (var written in lines.SelectMany(line => line))
            again.Read(written);
        Unless(token.StartsWith('-') || again.Tokens.SequenceEqual(isupport.Tokens), "a token changes");
    }
}
