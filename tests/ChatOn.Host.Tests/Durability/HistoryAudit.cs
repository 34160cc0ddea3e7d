namespace ChatOn.Host.Tests.Durability;

/// <summary>Reads a room's whole history page by page, as a client does, and checks it against what clients heard.</summary>
internal sealed class HistoryAudit(string room)
{
    private const int Page = 200;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private string? _lastId;
    private string? _lastTime;

    public int Count => _places.Count;

    /// <summary>Reads what has come since the last call. Ids and times go on increasing; no line is there twice.</summary>
    public async Task ReadOnAsync(ILineWire wire)
    {
        while (await ReadPageAsync(wire) > 0)
        {
        }
    }

    /// <summary>All that one client heard is there, in the order in which it heard it.</summary>
    public void Holds(IReadOnlyList<string> heard, string whose)
    {
        var (last, lastText) = (-1, "nothing");
        foreach (var text in heard)
        {
            Assert.True(_places.TryGetValue(text, out var place), $"{whose} heard {text}, which is not in the history of {Count} lines");
            Assert.True(place > last, $"{whose} heard {text} (place {place}) after {lastText} (place {last})");
            (last, lastText) = (place, text);
        }
    }

    private async Task<int> ReadPageAsync(ILineWire wire)
    {
        var from = _lastId is null ? "timestamp=2020-01-01T00:00:00.000Z" : $"msgid={_lastId}";
        await wire.SendAsync($"CHATHISTORY AFTER {room} {from} {Page}");
        var count = 0;
        while (await wire.ReadAsync() is { } line)
        {
            if (line.Contains(" BATCH -", StringComparison.Ordinal))
                return count;
            Assert.DoesNotContain(" FAIL ", line, StringComparison.Ordinal);
            if (!line.Contains(" PRIVMSG ", StringComparison.Ordinal) || !line.Contains("batch=", StringComparison.Ordinal))
                continue;
            Take(line, wire.TextOf(line, room)!);
            count++;
        }

        throw new EndOfStreamException("The server went away during the audit");
    }

    private void Take(string line, string text)
    {
        var (id, time) = (TagOf(line, "msgid"), TagOf(line, "time"));
        Assert.True(string.CompareOrdinal(id, _lastId) > 0, $"{text} has id {id} after {_lastId}");
        Assert.True(string.CompareOrdinal(time, _lastTime) >= 0, $"{text} has time {time} after {_lastTime}");
        Assert.True(_places.TryAdd(text, _places.Count), $"{text} is in the history twice");
        (_lastId, _lastTime) = (id, time);
    }

    private static string TagOf(string line, string key)
    {
        var tags = line[1..line.IndexOf(' ', StringComparison.Ordinal)].Split(';');
        return Array.Find(tags, tag => tag.StartsWith(key + "=", StringComparison.Ordinal))![(key.Length + 1)..];
    }
}
