namespace ChatOn.Server.State;

/// <summary>How long what is said in a room is kept: the shorter of what the room and the server want. Pure.</summary>
internal static class RoomRetention
{
    public const int MaxDays = 36_500;

    /// <summary>So many lines are counted from the end, in pieces.</summary>
    public const int MaxLines = 100_000;

    /// <summary>Days; 0 for no limit.</summary>
    public static int DaysOf(RoomRegistration? registration, HistoryOptions options) => (registration?.HistoryDays, options.RetentionDays) switch
    {
        ({ } days, 0) => days,
        ({ } days, var most) => Math.Min(days, most),
        (null, var most) => most,
    };
}
