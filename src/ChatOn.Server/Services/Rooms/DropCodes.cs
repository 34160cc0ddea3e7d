using System.Security.Cryptography;
using System.Text;
using ChatOn.Server.Accounts;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary>Codes that confirm that a room is to be dropped: good for one room and one asker, for a few minutes, once. On the loop.</summary>
internal sealed class DropCodes(SecretText secrets, ServerClock clock)
{
    public const int Minutes = 5;

    private const long Lifetime = Minutes * 60_000_000L;
    private const int MaxWaiting = 1000;

    private readonly Dictionary<(long Room, long Asker), (string Code, long Until)> _waiting = [];

    /// <summary>How many were made and not used (for tests).</summary>
    public int Count => _waiting.Count;

    /// <summary>A new code in place of an earlier one; null when too many wait.</summary>
    public string? Make(long roomId, long askerId)
    {
        foreach (var key in _waiting.Where(each => each.Value.Until <= clock.Now).Select(each => each.Key).ToList())
            _waiting.Remove(key);
        if (_waiting.Count >= MaxWaiting && !_waiting.ContainsKey((roomId, askerId)))
            return null;
        var code = secrets.NewCode();
        _waiting[(roomId, askerId)] = (code, clock.Now + Lifetime);
        return code;
    }

    /// <summary>Whether it is the code; it can be used once.</summary>
    public bool TryUse(long roomId, long askerId, string code)
    {
        var isRight = _waiting.TryGetValue((roomId, askerId), out var waiting) && waiting.Until > clock.Now
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(waiting.Code), Encoding.UTF8.GetBytes(code.ToLowerInvariant()));
        // A wrong one ends it: nobody tries all of them.
        _waiting.Remove((roomId, askerId));
        return isRight;
    }
}
