using System.Globalization;
using System.Text;
using ChatOn.Server.Audit;
using ChatOn.Server.Events;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Commands.Messages;

/// <summary>People with every capability that history needs, and pages as they read them.</summary>
public abstract class HistoryScenario : RoomScenario
{
    /// <summary>All that makes a client see the most of the past.</summary>
    protected const string EveryCapability = Capabilities + " extended-join draft/event-playback draft/message-redaction chaton/message-edit";

    protected const string Capabilities = "message-tags server-time echo-message batch labeled-response standard-replies draft/chathistory";

    protected TestClient Reader(string nick) => Server.Connect(nick, Capabilities);

    /// <summary>Says lines in a room or to somebody, a millisecond apart, and gives them as their sender heard them.</summary>
    protected List<Heard> Say(TestClient client, string target, int count, string prefix = "line ", int microsecondsApart = 1000)
    {
        client.ReadAll();
        for (var i = 0; i < count; i++)
        {
            Server.Time.Advance(TimeSpan.FromMicroseconds(microsecondsApart));
            client.Send(string.Create(CultureInfo.InvariantCulture, $"PRIVMSG {target} :{prefix}{i}"));
        }

        return [.. client.ReadAll().Where(line => line.Contains(" PRIVMSG ", StringComparison.Ordinal)).Select(Heard.Parse)];
    }

    /// <summary>Asks for a page: a batch of messages, and nothing else.</summary>
    protected static List<Heard> Page(TestClient client, string command, string? name = null)
    {
        client.ReadAll();
        client.Send("CHATHISTORY " + command);
        var start = client.Expects($":chaton.local BATCH +... chathistory {name ?? command.Split(' ')[1]}");
        var reference = start.Split(' ')[2][1..];
        var lines = client.ReadAll();
        Assert.Equal($":chaton.local BATCH -{reference}", lines[^1]);
        Assert.All(lines.SkipLast(1), line => Assert.StartsWith($"@batch={reference};", line, StringComparison.Ordinal));
        return [.. lines.SkipLast(1).Select(Heard.Parse)];
    }

    /// <summary>Asks for a page of whatever lines: those of the batch, without its tag.</summary>
    protected static List<string> Lines(TestClient client, string command)
    {
        client.ReadAll();
        client.Send("CHATHISTORY " + command);
        var reference = client.Expects(":chaton.local BATCH +... chathistory ...").Split(' ')[2][1..];
        var lines = client.ReadAll();
        Assert.Equal($":chaton.local BATCH -{reference}", lines[^1]);
        Assert.All(lines.SkipLast(1), line => Assert.StartsWith($"@batch={reference};", line, StringComparison.Ordinal));
        return [.. lines.SkipLast(1).Select(line => line[$"@batch={reference};".Length..])];
    }

    /// <summary>What of them is for people: source and tags left out, context marked by a '+'.</summary>
    protected static string[] Short(IEnumerable<string> lines) =>
    [
        .. lines.Select(line => (line.Split(' ')[0].Contains("draft/chathistory-context", StringComparison.Ordinal) ? "+" : "") + line.Split(' ', 3)[2]),
    ];

    internal long Keep(string room, Func<long, long, Event> make, long parent = 0) => Server.Keep(room, make, parent);

    protected long React(string room, long parent, string nick = "bob", string? to = null) => Server.React(room, parent, nick, to);

    protected long Redact(string room, long parent, string by = "alice", string? to = null) => Server.Redact(room, parent, by, to);

    protected long Edit(string room, long parent, string text = "better") => Server.Edit(room, parent, text);

    internal static Origin Whoever(string nick) => HistoryEntries.Whoever(nick);

    /// <summary>The time that an id has in it.</summary>
    protected static long TimeOf(Heard message) => ChatOn.Protocol.MessageId.TryParse(message.Id.AsSpan(), out var id) ? id.Time : 0;

    protected static string[] Texts(IEnumerable<Heard> messages) => [.. messages.Select(message => message.Text)];

    /// <summary>The answer is this one line of the server.</summary>
    protected static void Fails(TestClient client, string command, string failure)
    {
        client.ReadAll();
        client.Send("CHATHISTORY " + command);
        client.Expects($":chaton.local FAIL CHATHISTORY {failure}");
        client.HearsNothing();
    }

    /// <summary>All that is stored of a room, noted or said.</summary>
    protected IReadOnlyList<HistoryRecord> Stored(string room) =>
        Done(Server.Journal.ReadAsync(new HistoryRange(RoomId(room), 0, long.MaxValue, 10_000, NewestFirst: false, SaidOnly: false), default));

    protected IReadOnlyList<HistoryRecord> Search(string room, string words) =>
        Done(Server.Journal.SearchAsync(new HistorySearch([RoomId(room)], SearchWords.Of(words), 0, long.MaxValue, 1000), default));

    protected IReadOnlyList<HistoryRecord> ReadChildren(string room, long time) =>
        Done(Server.Journal.ReadChildrenAsync(RoomId(room), [time], 1000, kind: null, default));

    protected static string Text(HistoryRecord record) => Encoding.UTF8.GetString(record.Body.Span);

    /// <summary>The audit log, as it is stored.</summary>
    protected IReadOnlyList<string> Audited()
    {
        IReadOnlyList<string> lines = [];
        Server.OnLoop(() => _ = ReadAsync());
        return lines;

        async Task ReadAsync() => lines = [.. (await Server.Get<AuditLog>().ReadAsync(100)).Select(entry => entry.ToString())];
    }

    protected long RoomId(string room)
    {
        var id = 0L;
        Server.OnLoop(() => id = Server.World.FindRoom(room)!.Ref.Id);
        return id;
    }

    private static T Done<T>(ValueTask<T> read)
    {
        Assert.True(read.IsCompletedSuccessfully);
#pragma warning disable VSTHRD002 // It is over: the store is in memory.
        return read.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    /// <summary>A message as it was heard.</summary>
    protected sealed record Heard(string Id, string Time, string Source, string Text)
    {
        public static Heard Parse(string line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var tags = line[1..space].Split(';').Select(tag => tag.Split('=', 2)).ToDictionary(tag => tag[0], tag => tag.Length > 1 ? tag[1] : "");
            var rest = line[(space + 1)..];
            return new Heard(tags["msgid"], tags["time"], rest.Split(' ')[0], rest[(rest.IndexOf(" :", StringComparison.Ordinal) + 2)..]);
        }
    }
}
