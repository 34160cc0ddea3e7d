namespace ChatOn.Server.Services.Rooms;

/// <summary>What was decided about something that is asked of a room: a change, or why not.</summary>
internal sealed record RoomDecision(RoomChange? Change, string? Refusal)
{
    public static RoomDecision Not(string refusal) => new(null, refusal);

    public static RoomDecision Do(RoomChange change) => new(change, null);
}
