using System.Globalization;
using System.Text;
using ChatOn.Protocol;

namespace ChatOn.Testing.Fuzzing;

/// <summary>What stands in braces in a script's lines, for what is only known when the line is sent. fuzz/README.md lists it.</summary>
internal sealed class ScriptWords
{
    private const int Longest = 20_000;

    private readonly List<string> _msgids = [];
    private readonly List<string> _times = [];
    private int _labels;

    /// <summary>Remembers what later lines may speak of.</summary>
    public void Saw(IrcMessage message)
    {
        if (message.TryGetTag("msgid"u8, out var msgid))
            _msgids.Add(msgid);
        if (message.TryGetTag("time"u8, out var time))
            _times.Add(time);
    }

    /// <summary>The line as it is sent.</summary>
    public byte[] Expand(ReadOnlySpan<byte> line, FuzzedSession session, FuzzedServer server)
    {
        var expanded = new List<byte>();
        while (!line.IsEmpty && expanded.Count < Longest)
        {
            var start = line.IndexOf((byte)'{');
            var end = start < 0 ? -1 : line[start..].IndexOf((byte)'}');
            if (end < 0)
                break;
            expanded.AddRange(line[..start]);
            var word = line[(start + 1)..(start + end)];
            expanded.AddRange(Value(Encoding.UTF8.GetString(word), session, server) ?? line[start..(start + end + 1)].ToArray());
            line = line[(start + end + 1)..];
        }

        expanded.AddRange(line);
        return [.. expanded];
    }

    private byte[]? Value(string word, FuzzedSession session, FuzzedServer server)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var (name, argument) = colon < 0 ? (word, "") : (word[..colon], word[(colon + 1)..]);
        var number = int.TryParse(argument, NumberStyles.None, null, out var parsed) ? parsed : 1;
        if (name == "x")
            return argument.Length % 2 == 0 && argument.All(char.IsAsciiHexDigit) ? Convert.FromHexString(argument) : null;
        string? text = name switch
        {
            "word" => server.Texts.NextWord,
            "secret" => SaidTexts.Secret + "horse-" + argument,
            "label" => $"l{++_labels}",
            "msgid" => Back(_msgids, number) ?? "none",
            "time" => Back(_times, number) ?? server.Now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            "nick" => server.Session(number)?.Known.Nick ?? "nobody",
            "last" => session.LastHeard.Split(' ')[^1].TrimStart(':'),
            "plain" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{argument}\0{SaidTexts.Secret}horse-")),
            "pad" => new string('x', Math.Min(number, Longest)),
            _ => null,
        };
        return text is null ? null : Encoding.UTF8.GetBytes(text);
    }

    private static string? Back(List<string> seen, int number) => number < 1 || seen.Count == 0 ? null : seen[^Math.Min(number, seen.Count)];
}
