using ChatOn.Protocol;

namespace ChatOn.Server.History;

/// <summary>
/// A place in a history that a client points to: one message by its id, or a whole millisecond.
/// https://ircv3.net/specs/extensions/chathistory
/// </summary>
/// <param name="First">The first microsecond of it.</param>
/// <param name="Last">The last microsecond of it.</param>
/// <param name="RoomId">Of which history the message is; null for a time.</param>
internal readonly record struct HistoryPoint(long First, long Last, long? RoomId)
{
    private const long Millisecond = 1000;

    public bool IsTime => RoomId is null;

    /// <summary>Reads <c>timestamp=YYYY-MM-DDThh:mm:ss.sssZ</c> or <c>msgid=...</c>.</summary>
    public static HistoryPointResult TryParse(string text, out HistoryPoint point)
    {
        point = default;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return HistoryPointResult.Invalid;
        var value = text.AsSpan(equals + 1);
        switch (text[..equals])
        {
            case "timestamp":
                if (!ServerTime.TryParse(value, out var time))
                    return HistoryPointResult.Invalid;
                point = OfMillisecond(MillisecondOf(time));
                return HistoryPointResult.Ok;
            case "msgid":
                // One that is no id of this server is simply unknown, like one of a place that the asker may not read.
                point = MessageId.TryParse(value, out var id) ? new HistoryPoint(id.Time, id.Time, id.Room) : new HistoryPoint(0, 0, -1);
                return HistoryPointResult.Ok;
            default:
                return HistoryPointResult.UnknownType;
        }
    }

    /// <summary>Rounded down, before the epoch too.</summary>
    public static long MillisecondOf(long microseconds)
    {
        var (quotient, rest) = Math.DivRem(microseconds, Millisecond);
        return rest < 0 ? quotient - 1 : quotient;
    }

    private static HistoryPoint OfMillisecond(long millisecond) =>
        new(millisecond * Millisecond, (millisecond * Millisecond) + Millisecond - 1, RoomId: null);
}

/// <summary>How a text was understood as a <see cref="HistoryPoint"/>.</summary>
internal enum HistoryPointResult
{
    Ok,
    Invalid,
    UnknownType,
}
