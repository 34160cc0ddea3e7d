using ChatOn.Server.Audit;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>
/// Notes in the audit log that people failed to become operators: at most one entry a minute, however many try, with how many it was. What they
/// gave as the name is not noted, for it may be a password in the wrong place.
/// </summary>
internal sealed class FailedOpers(AuditLog audit, ServerClock clock)
{
    private const long Minute = 60_000_000;

    private long _notedAt = -Minute;
    private int _unnoted;

    /// <summary>Somebody gave a wrong name or password.</summary>
    public void Count(Origin by)
    {
        _unnoted++;
        if (clock.Now - _notedAt < Minute)
            return;
        audit.Note(by, "OPER-FAILED", by.Nick, why: Since());
        _notedAt = clock.Now;
        _unnoted = 0;
    }

    /// <summary>The failures that stand in no entry yet, in words, for the entry of a success; null for none.</summary>
    public string? TakeUnnoted()
    {
        var text = _unnoted == 0 ? null : $"after {Since()}";
        _unnoted = 0;
        return text;
    }

    private string Since() => _unnoted == 1 ? "1 wrong password" : $"{_unnoted} wrong passwords since the last entry";
}
