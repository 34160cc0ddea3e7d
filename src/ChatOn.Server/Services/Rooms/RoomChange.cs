using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Services.Rooms;

/// <summary>A change of a room: what is stored, and what is done once it is, before any other change of the room.</summary>
/// <param name="Registration">What it is from then on; null makes it last no longer.</param>
internal sealed record RoomChange(RoomRegistration? Registration)
{
    /// <summary>Stored with it, all or nothing.</summary>
    public IReadOnlyList<JournalRecord> Records { get; init; } = [];

    /// <summary>Puts the rest in force.</summary>
    public Action InForce { get; init; } = static () => { };
}
