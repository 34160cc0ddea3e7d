using System.Globalization;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>
/// However a client with whatever capabilities pages through whatever happened, it reads every event that is for it once, in order, and
/// behind each message what is about it. Each case is a seed.
/// </summary>
public sealed class ChathistoryModelTests : HistoryScenario
{
    private static readonly string[] Optional = ["draft/event-playback", "draft/message-redaction", "chaton/message-edit", "extended-join"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    [Trait("Spec", "IRCv3/chathistory#23")]
    [Trait("Spec", "IRCv3/chathistory#26")]
    [Trait("Spec", "IRCv3/chathistory#27")]
    public void No_page_skips_or_repeats_anything(int seed)
    {
        var random = new Random(seed);
        Join("#a", Server.Connect("owner"));
        Happen(random, 30 + random.Next(60));
        var capabilities = Optional.Where(_ => random.Next(2) == 0).ToHashSet();
        var reader = Server.Connect("reader", $"{Capabilities} {string.Join(' ', capabilities)}");
        Join("#a", reader);

        for (var walk = 0; walk < 8; walk++)
        {
            var model = new Model(Stored("#a"), capabilities);
            // By time nobody can go on within a millisecond: a page has to hold one.
            var byTime = random.Next(2) == 0;
            var limit = Math.Max(1 + random.Next(12), byTime ? model.MostInOneMillisecond : 1);
            switch (random.Next(4))
            {
                case 0:
                    WalkBack(reader, model, byTime, limit, random);
                    break;
                case 1:
                    WalkOn(reader, capabilities, byTime, limit, random);
                    break;
                case 2:
                    WalkBetween(reader, model, byTime, limit, random);
                    break;
                default:
                    LookAround(reader, model, byTime, limit, random);
                    break;
            }
        }
    }

    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    public void A_restart_in_between_changes_nothing(int seed)
    {
        var random = new Random(seed);
        var capabilities = Optional.ToHashSet();
        Join("#a", Server.Connect("owner"));
        Happen(random, 60);
        var reader = Server.Connect("reader", EveryCapability);
        Join("#a", reader);
        var model = new Model(Stored("#a"), capabilities);
        var newest = Check(model, Lines(reader, "LATEST #a * 20"));

        Restart();
        reader = Server.Connect("reader", EveryCapability);
        Join("#a", reader);

        var read = new List<long>(newest);
        for (var page = newest; page.Count > 0; read.InsertRange(0, page))
            page = Check(model, Lines(reader, $"BEFORE #a {model.Point(read[0], byTime: false)} 7"), isAsOf: false);
        Assert.Equal(model.Times, read);
    }

    private static void WalkBack(TestClient reader, Model model, bool byTime, int limit, Random random)
    {
        var read = new List<long>();
        var question = "LATEST #a *";
        for (var page = Ask(); page.Count > 0; page = Ask())
        {
            read.InsertRange(0, page);
            question = $"BEFORE #a {model.Point(read[0], byTime)}";
        }

        Assert.Equal(model.Times, read);

        List<long> Ask() => Check(model, Lines(reader, $"{question} {limit + (byTime ? 0 : random.Next(3))}"), limit + 2);
    }

    // New ones arrive meanwhile, and are read in the end.
    private void WalkOn(TestClient reader, HashSet<string> capabilities, bool byTime, int limit, Random random)
    {
        var read = new List<long>();
        var point = "timestamp=2020-01-01T00:00:00.000Z";
        while (true)
        {
            var model = new Model(Stored("#a"), capabilities);
            limit = Math.Max(limit, byTime ? model.MostInOneMillisecond : 1);
            var page = Check(model, Lines(reader, $"AFTER #a {point} {limit}"), limit);
            if (page.Count == 0)
            {
                Assert.Equal(model.Times, read);
                return;
            }

            read.AddRange(page);
            point = model.Point(read[^1], byTime);
            if (random.Next(3) > 0 || read.Count > 200)
                continue;
            // What is about earlier entries changes them; so much later that no millisecond is parted.
            Server.Time.Advance(TimeSpan.FromMilliseconds(2));
            Happen(random, 1 + random.Next(3), mayRedact: false);
            Server.Time.Advance(TimeSpan.FromMilliseconds(2));
        }
    }

    private static void WalkBetween(TestClient reader, Model model, bool byTime, int limit, Random random)
    {
        if (model.Times.Count < 3)
            return;
        var (first, last) = (random.Next(model.Times.Count), random.Next(model.Times.Count));
        var (from, to) = (model.Times[first], model.Times[last]);
        var expected = model.Between(Math.Min(from, to), Math.Max(from, to), byTime);
        var read = new List<long>();
        var point = model.Point(from, byTime);
        while (true)
        {
            var page = Check(model, Lines(reader, $"BETWEEN #a {point} {model.Point(to, byTime)} {limit}"), limit);
            if (page.Count == 0)
                break;
            if (from <= to)
                read.AddRange(page);
            else
                read.InsertRange(0, page);
            point = model.Point(from <= to ? page[^1] : page[0], byTime);
            if (HistoryMillisecond(page[^1]) == HistoryMillisecond(to) && byTime)
                break;
        }

        Assert.Equal(expected, read);
    }

    private static void LookAround(TestClient reader, Model model, bool byTime, int limit, Random random)
    {
        if (model.Times.Count == 0)
            return;
        var at = random.Next(model.Times.Count);

        var page = Check(model, Lines(reader, $"AROUND #a {model.Point(model.Times[at], byTime)} {limit}"), limit);

        Assert.NotEmpty(page);
        var start = model.Times.IndexOf(page[0]);
        Assert.Equal(model.Times.Skip(start).Take(page.Count), page);
        if (!byTime)
        {
            Assert.Contains(model.Times[at], page);
            Assert.Equal(Math.Min(limit, model.Times.Count), page.Count);
        }
    }

    private static long HistoryMillisecond(long time) => time / 1000;

    /// <summary>The times of the events of a page, after a look at what follows each of them.</summary>
    private static List<long> Check(Model model, List<string> lines, int limit = int.MaxValue, bool isAsOf = true)
    {
        var page = new List<(long Time, List<long> Context)>();
        foreach (var line in lines)
        {
            var tags = line.Split(' ')[0];
            Assert.True(MessageId.TryParse(tags.Split("msgid=")[1].Split(';')[0].AsSpan(), out var id));
            Assert.Contains("time=" + ServerTime.Format(id.Time), tags, StringComparison.Ordinal);
            if (tags.Contains("draft/chathistory-context", StringComparison.Ordinal))
                page[^1].Context.Add(id.Time);
            else
                page.Add((id.Time, []));
        }

        Assert.InRange(page.Count, 0, limit);
        foreach (var (time, context) in page.Where(_ => isAsOf))
            Assert.Equal(model.ContextOf(time, page[0].Time, page[^1].Time), context);
        return [.. page.Select(each => each.Time)];
    }

    private void Happen(Random random, int count, bool mayRedact = true)
    {
        for (var i = 0; i < count; i++)
        {
            Server.Time.Advance(TimeSpan.FromMicroseconds(random.Next(4) == 0 ? 2500 : random.Next(1, 400)));
            HappenOnce(random, mayRedact);
        }
    }

    private void HappenOnce(Random random, bool mayRedact)
    {
        var said = Stored("#a").Where(record => record.Kind is RecordKind.Privmsg or RecordKind.Notice).Select(record => record.Time).ToList();
        var about = said.Count > 0 ? said[random.Next(said.Count)] : 0;
        var kind = random.Next(about > 0 ? 16 : 11);
        var who = Whoever(random.Next(2) == 0 ? "bob" : "carol");
        var to = random.Next(6) == 0 ? "@#a" : "#a";
        if (kind == 15 && mayRedact)
            Redact("#a", about);
        else if (kind >= 13)
            Edit("#a", about);
        else if (kind >= 11)
            React("#a", about, to: to);
        else
            Keep("#a", (time, id) => Make(kind, who, time, id, to));
    }

    private static Event Make(int kind, Origin who, long time, long id, string to) => kind switch
    {
        0 => new Joined(who, time, id, "#a", "Real Name", Away: null),
        1 => new Parted(who, time, id, "#a", "bye"),
        2 => new Quit(who, time, "gone"),
        3 => new NickChanged(who, time, "other"),
        4 => new Kicked(who, time, id, "#a", "dan", "out"),
        5 => new TopicChanged(who, time, id, "#a", "new"),
        6 => new RoomModesChanged(who, time, id, "#a", "+o dan"),
        7 => new Messaged(who, time, id, to, MessageKind.Notice, "notice"u8.ToArray(), default),
        _ => new Messaged(who, time, id, to, MessageKind.Privmsg, "said"u8.ToArray(), default),
    };

    /// <summary>What a reader is to see, by the kinds of the records alone.</summary>
    private sealed class Model
    {
        private readonly List<HistoryRecord> _shown;
        private readonly IReadOnlyList<HistoryRecord> _all;
        private readonly HashSet<string> _capabilities;

        public Model(IReadOnlyList<HistoryRecord> records, HashSet<string> capabilities)
        {
            _capabilities = capabilities;
            _all = records;
            _shown = [.. records.Where(record => IsForAll(record) && IsShown(record.Kind))];
        }

        public List<long> Times => [.. _shown.Select(record => record.Time)];

        public int MostInOneMillisecond => Times.GroupBy(HistoryMillisecond).Select(group => group.Count()).DefaultIfEmpty(1).Max();

        public string Point(long time, bool byTime) => byTime
            ? "timestamp=" + ServerTime.Format(time)
            : string.Create(CultureInfo.InvariantCulture, $"msgid={new MessageId(time, _all[0].Room.Id)}");

        public List<long> Between(long after, long before, bool byTime) => byTime
            ? Times.FindAll(time => HistoryMillisecond(time) > HistoryMillisecond(after) && HistoryMillisecond(time) < HistoryMillisecond(before))
            : Times.FindAll(time => time > after && time < before);

        public List<long> ContextOf(long parent, long first, long last)
        {
            var kind = _all.First(record => record.Time == parent).Kind;
            if (kind is not (RecordKind.Privmsg or RecordKind.Notice or RecordKind.Tombstone))
                return [];
            return
            [
                .. _all.Where(record => record.Parent == parent).TakeLast(50)
                    .Where(record => (record.Time < first || record.Time > last || !_shown.Contains(record))
                        && (kind != RecordKind.Tombstone || record.Kind == RecordKind.Redact)
                        && (record.Kind == RecordKind.Edit ? _capabilities.Contains("chaton/message-edit") : IsForAll(record) && IsShown(record.Kind)))
                    .Select(record => record.Time),
            ];
        }

        private static bool IsForAll(HistoryRecord record) => record.Body.Span.IndexOf(" @#a"u8) < 0;

        private bool IsShown(RecordKind kind) => kind switch
        {
            RecordKind.Privmsg or RecordKind.Notice or RecordKind.Edit => true,
            RecordKind.Redact or RecordKind.Tombstone => _capabilities.Contains("draft/message-redaction"),
            RecordKind.Audit => false,
            _ => _capabilities.Contains("draft/event-playback"),
        };
    }
}
