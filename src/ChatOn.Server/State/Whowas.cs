using ChatOn.Protocol;

namespace ChatOn.Server.State;

/// <summary>The last nicknames that were given up, newest last, bounded.</summary>
internal sealed class Whowas
{
    private const int Capacity = 1024;

    private readonly Queue<WhowasEntry> _entries = new();

    public void Add(WhowasEntry entry)
    {
        if (_entries.Count == Capacity)
            _entries.Dequeue();
        _entries.Enqueue(entry);
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<WhowasEntry> Find(string nick) =>
        _entries.Reverse().Where(e => CaseMapping.Comparer.Equals(e.Who.Nick, nick));
}

/// <summary>Who held a nickname until when (microseconds since the Unix epoch).</summary>
internal sealed record WhowasEntry(Origin Who, string Realname, long Until);
