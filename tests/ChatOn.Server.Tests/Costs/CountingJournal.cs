using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Costs;

/// <summary>A store that keeps nothing and counts.</summary>
internal sealed class CountingJournal : IJournal
{
    public int Commits { get; private set; }

    public int Records { get; private set; }

    public void Commit(IReadOnlyList<JournalRecord> records)
    {
        Commits++;
        Records += records.Count;
    }

    public bool Maintain() => false;

    public void Reset() => (Commits, Records) = (0, 0);
}
