using System.Globalization;
using ChatOn.Client.Incoming;

namespace ChatOn.Client.Queries;

/// <summary>Makes one answer of the many numerics of WHOIS.</summary>
internal static class WhoisReading
{
    private const int MostMore = 50;
    private const int MostRooms = 4_000;

    public static IReadOnlySet<string> Verbs { get; } = new HashSet<string>(
        ["276", "301", "307", "310", "311", "312", "313", "317", "318", "319", "320", "330", "335", "338", "344", "350", "378", "379", "671", "672", "760"]);

    public static Answer<Person> Read(IReadOnlyList<AnswerLine> lines, string? failure)
    {
        var begin = lines.FirstOrDefault(one => one.Line.Verb == "311").Line;
        if (begin is null)
            return new([], failure ?? "there is nobody of that name");
        var person = new Person(begin[1]) { Mask = $"{begin[2]}@{begin[3]}", RealName = begin.Last };
        List<string> more = [];
        foreach (var (line, text) in lines)
        {
            person = line.Verb switch
            {
                "330" => person with { Account = line[2] },
                "301" => person with { Away = text },
                "319" when person.Rooms.Length < MostRooms => person with { Rooms = $"{person.Rooms} {text}".Trim() },
                "317" => person with { Idle = Seconds(line[2]), Since = ServerQueries.Moment(line[3]) },
                _ => person,
            };
            if (line.Verb is not ("330" or "301" or "319" or "317" or "311" or "318") && more.Count < MostMore)
                more.Add(ReplyWords.Of(line));
        }

        return new([person with { More = more }], failure);
    }

    private static TimeSpan? Seconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
