using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;

namespace ChatOn.Server.Tests.Storage;

/// <summary>What the reference adapter has for tests beyond the contract.</summary>
public sealed class InMemoryJournalTests
{
    private static readonly RoomRef Room = new(1, "#room");
    private static readonly HistoryRange All = new(1, 0, long.MaxValue, 100, false, false);

    private readonly InMemoryJournal _journal = new();

    [Fact]
    public async Task A_commit_that_the_test_refuses_stores_nothing()
    {
        _journal.BeforeCommit = () => new JournalException("full");
        Assert.Throws<JournalException>(() => _journal.Commit([Room.Said(1, "lost")]));
        _journal.BeforeCommit = null;
        _journal.Commit([Room.Said(2, "kept")]);

        Assert.Equal("kept", Assert.Single(await _journal.ReadAsync(All, default)).Text());
    }

    [Fact]
    public async Task A_commit_of_unknown_outcome_may_be_stored()
    {
        _journal.AfterCommit = () => new JournalException("gone") { OutcomeUnknown = true };

        Assert.True(Assert.Throws<JournalException>(() => _journal.Commit([Room.Said(1, "kept")])).OutcomeUnknown);
        Assert.Single(await _journal.ReadAsync(All, default));
    }

    [Fact]
    public async Task Reads_finish_when_the_test_lets_them()
    {
        var first = new TaskCompletionSource();
        _journal.BeforeRead = _ => new ValueTask(first.Task);
        var slow = _journal.ReadAsync(All, default).AsTask();
        _journal.BeforeRead = null;

        Assert.Empty(await _journal.ReadAsync(All, default));
        Assert.False(slow.IsCompleted);
        first.SetResult();
        Assert.Empty(await slow);
    }
}
