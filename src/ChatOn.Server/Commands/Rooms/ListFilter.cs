using ChatOn.Protocol;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands.Rooms;

/// <summary>
/// What LIST is asked for: names and masks (any of them), and conditions (all of them): <c>C&lt;n C&gt;n</c> made less or more than n
/// minutes ago, <c>T&lt;n T&gt;n</c> the same of the topic, <c>&lt;n &gt;n</c> fewer or more members, <c>!mask</c> names unlike it.
/// https://modern.ircdocs.horse/#elist-parameter
/// </summary>
internal sealed class ListFilter
{
    private const long Minute = 60_000_000;

    private readonly List<Func<Room, long, bool>> _conditions = [];
    private readonly List<Mask> _masks = [];
    private readonly List<string> _names = [];

    /// <summary>Reads both parameters of LIST; conditions may stand in either.</summary>
    public ListFilter(params ReadOnlySpan<string> parameters)
    {
        foreach (var parameter in parameters)
        {
            foreach (var item in parameter.Split(',', StringSplitOptions.RemoveEmptyEntries))
                Add(item);
        }
    }

    /// <summary>The only rooms that can match; null when any can.</summary>
    public IReadOnlyList<string>? Names => _names.Count > 0 && _masks.Count == 0 ? _names : null;

    /// <summary>Whether a room is asked for.</summary>
    /// <param name="now">Microseconds since the Unix epoch.</param>
    public bool Matches(Room room, long now)
    {
        foreach (var condition in _conditions)
        {
            if (!condition(room, now))
                return false;
        }

        return (_names.Count == 0 && _masks.Count == 0)
            || _masks.Exists(mask => mask.Matches(room.Name))
            || _names.Exists(name => CaseMapping.Comparer.Equals(name, room.Name));
    }

    private void Add(string item)
    {
        if (TryReadNumber(item, "C", out var isMore, out var number))
            _conditions.Add(Age(isMore, number, static room => room.Ref.Id));
        else if (TryReadNumber(item, "T", out isMore, out number))
            _conditions.Add(Age(isMore, number, static room => room.Topic?.SetAt));
        else if (TryReadNumber(item, "", out isMore, out number))
            _conditions.Add(isMore ? (room, _) => room.Count > number : (room, _) => room.Count < number);
        else if (item.StartsWith('!'))
            _conditions.Add(Unlike(new Mask(item[1..])));
        else if (item.AsSpan().ContainsAny('*', '?'))
            _masks.Add(new Mask(item));
        else
            _names.Add(item);
    }

    // A room without a topic has none of any age.
    private static Func<Room, long, bool> Age(bool isMore, long minutes, Func<Room, long?> since) => (room, now) =>
        since(room) is { } time && (isMore ? now - time > minutes * Minute : now - time < minutes * Minute);

    private static Func<Room, long, bool> Unlike(Mask mask) => (room, _) => !mask.Matches(room.Name);

    private static bool TryReadNumber(string item, string letter, out bool isMore, out long number)
    {
        number = 0;
        isMore = false;
        if (!item.StartsWith(letter, StringComparison.OrdinalIgnoreCase) || item.Length < letter.Length + 2)
            return false;
        var sign = item[letter.Length];
        isMore = sign == '>';
        return sign is '<' or '>' && uint.TryParse(item.AsSpan(letter.Length + 1), out var value) && (number = value) >= 0;
    }
}
