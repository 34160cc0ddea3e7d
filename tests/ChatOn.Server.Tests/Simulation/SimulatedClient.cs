using ChatOn.Protocol;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Simulation;

/// <summary>
/// A client of the simulation with the simple model that any client keeps: its own nickname, the rooms it is in and who else is there,
/// from nothing but the lines it got.
/// </summary>
internal sealed class SimulatedClient(TestClient connection, string capabilities)
{
    private const int KeptLines = 30;

    private readonly Dictionary<string, HashSet<string>> _rooms = new(CaseMapping.Comparer);
    private readonly List<(string Room, string Text)> _heard = [];
    private readonly HashSet<string> _pastBatches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Message> _messages = new(StringComparer.Ordinal);
    private readonly Queue<string> _transcript = new();
    private readonly HashSet<string> _owedLabels = new(StringComparer.Ordinal);

    public TestClient Connection => connection;

    public bool HasLabels { get; } = capabilities.Contains("labeled-response", StringComparison.Ordinal);

    public bool HasEcho { get; } = capabilities.Contains("echo-message", StringComparison.Ordinal);

    /// <summary>It hears messages of several lines whole.</summary>
    public bool HasLines { get; } = capabilities.Contains("draft/multiline", StringComparison.Ordinal);

    /// <summary>Its nickname as it knows it; null before registration.</summary>
    public string? Nick { get; private set; }

    public bool IsGone { get; private set; }

    /// <summary>It does not read: what it should have heard comes later.</summary>
    public bool IsSlow => !connection.Transport.IsReading;

    /// <summary>Rooms with the nicknames in them, as it was told.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Rooms => _rooms;

    /// <summary>What was said in rooms, in the order in which it heard it.</summary>
    public IReadOnlyList<(string Room, string Text)> Heard => _heard;

    /// <summary>Labels that have not been answered.</summary>
    public IReadOnlyCollection<string> OwedLabels => _owedLabels;

    /// <summary>What it sent and got, for the message of a failure.</summary>
    public IEnumerable<string> Transcript => _transcript;

    public void Post(string line, string? label)
    {
        _transcript.Enqueue("> " + line);
        if (label is not null)
            _owedLabels.Add(label);
        connection.Post(label is null ? line : $"@label={label} {line}");
    }

    /// <summary>Takes in all lines that have come.</summary>
    public void Read()
    {
        foreach (var line in connection.ReadAll())
            Take(line);
        if (connection.IsClosed)
            Leave();
    }

    /// <summary>It is connected no more: nothing is owed to it.</summary>
    public void Leave()
    {
        IsGone = true;
        _rooms.Clear();
        _owedLabels.Clear();
    }

    private void Take(string line)
    {
        _transcript.Enqueue("< " + line);
        while (_transcript.Count > KeptLines)
            _transcript.Dequeue();
        var result = MessageParser.TryParse(System.Text.Encoding.UTF8.GetBytes(line), MessageLimits.FromServer, out var message);
        Assert.True(result == ParseResult.Ok, $"The server sent a line that does not parse ({result}): {line}");
        if (message!.TryGetTag("label"u8, out var label))
            Assert.True(_owedLabels.Remove(label), $"A label that was not owed: {line}");
        _ = Source.TryParse(message.Source, out var source);
        Apply(message, source.Nick);
    }

    private void Apply(IrcMessage message, string who)
    {
        var room = message.Text(0);
        switch (System.Text.Encoding.ASCII.GetString(message.Verb))
        {
            case "001":
                Nick = message.Text(0);
                break;
            case "353":
                foreach (var name in message.Text(3).Split(' '))
                    _rooms.GetValueOrDefault(message.Text(2))?.Add(name.TrimStart('~', '&', '@', '%', '+').Split('!')[0]);
                break;
            case "JOIN":
                Join(room, who);
                break;
            case "PART":
                Part(room, who);
                break;
            // An operator of the server kicks from outside too, and sees it.
            case "KICK" when who != Nick || _rooms.ContainsKey(room):
                Part(room, message.Text(1));
                break;
            case "QUIT":
                foreach (var members in _rooms.Values)
                    members.Remove(who);
                break;
            case "RENAME":
                Assert.True(_rooms.Remove(room, out var stayed), $"{Nick} heard of another name of {room}, where it is not");
                _rooms.Add(message.Text(1), stayed);
                break;
            case "NICK":
                Rename(who, message.Text(0));
                break;
            case "BATCH" when message.Text(1) == "chathistory":
                _pastBatches.Add(room[1..]);
                break;
            case "BATCH" when message.Text(1) == "draft/multiline":
                Assert.True(HasLines, $"{Nick} did not ask for messages of several lines");
                _messages.Add(room[1..], new Message(message.Text(2), who, IsPast(message), []));
                break;
            case "BATCH" when _messages.Remove(room[1..], out var whole):
                if (!whole.IsPast)
                    Hear(whole.Target, whole.Who, string.Concat(whole.Lines)[1..]);
                break;
            case "PRIVMSG" when message.TryGetTag("batch"u8, out var batch) && _messages.TryGetValue(batch, out var open):
                Assert.Equal((open.Target, open.Who), (room, who));
                open.Lines.Add((message.TryGetTag("draft/multiline-concat"u8, out _) ? "" : "\n") + message.Text(1));
                break;
            case "PRIVMSG" when !IsPast(message):
                Hear(room, who, message.Text(1));
                break;
        }
    }

    private bool IsPast(IrcMessage message) => message.TryGetTag("batch"u8, out var batch) && _pastBatches.Contains(batch);

    private void Join(string room, string who)
    {
        if (who == Nick)
            Assert.True(_rooms.TryAdd(room, []), $"{Nick} was told twice that it joined {room}");
        Assert.True(_rooms.TryGetValue(room, out var members), $"{Nick} heard of {who} in {room}, where it is not");
        Assert.True(members.Add(who), $"{Nick} heard twice that {who} joined {room}");
    }

    private void Part(string room, string who)
    {
        Assert.True(_rooms.TryGetValue(room, out var members) && members.Remove(who), $"{Nick} heard {who} leave {room}, where it was not");
        if (who == Nick)
            _rooms.Remove(room);
    }

    private void Rename(string from, string to)
    {
        if (from == Nick)
            Nick = to;
        foreach (var members in _rooms.Values)
        {
            if (members.Remove(from))
                members.Add(to);
        }
    }

    private void Hear(string target, string who, string text)
    {
        // To a room without +n one may speak from outside, and hears only the echo.
        if (!target.StartsWith('#') || (who == Nick && !_rooms.ContainsKey(target)))
            return;
        Assert.True(_rooms.ContainsKey(target), $"{Nick} heard '{text}' in {target}, where it is not");
        _heard.Add((target, text));
    }

    /// <summary>A message of several lines while it is heard.</summary>
    private sealed record Message(string Target, string Who, bool IsPast, List<string> Lines);
}
