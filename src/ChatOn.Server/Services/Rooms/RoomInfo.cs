using System.Globalization;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary><c>INFO #room</c>: whose a room is, and how its past is kept.</summary>
internal sealed class RoomInfo(RoomDesk desk, ServerOptions options) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Rooms, "INFO", "INFO #room", "Shows whose a room is and how its past is kept") { MinWords = 1 };

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (desk.Find(context, words[0]) is not { } room)
            return ValueTask.CompletedTask;
        if (room.Registration is { } registration)
            Show(context, room, registration);
        else
            context.Say($"{room.Name} is not registered: it is gone with its past when it empties.");
        return ValueTask.CompletedTask;
    }

    private void Show(ServiceContext context, Room room, RoomRegistration registration)
    {
        var since = DateTimeOffset.UnixEpoch.AddMicroseconds(registration.RegisteredAt).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        context.Say($"{room.Name} is {desk.NameOf(registration.Founder)}'s, registered {since}");
        if (registration.Successor is { } successor && RoomDesk.RolesOf(context, room) >= Roles.Owner)
            context.Say($"When that account is gone it passes to {desk.NameOf(successor)}");
        context.Say($"Modes: {room.Modes.Describe(withKey: RoomDesk.RolesOf(context, room) >= RoomRanks.ChangesModes)}; {registration.Roles.Count} kept roles; {room.Count} members");
        context.Say($"History: {HistoryOf(registration)}");
    }

    private string HistoryOf(RoomRegistration registration)
    {
        if (!options.History.IsEnabled || !registration.KeepsHistory)
            return "off, nothing that is said is kept";
        var days = RoomRetention.DaysOf(registration, options.History);
        var bounds = (days > 0 ? $", for {days} days" : "") + (registration.HistoryLines is { } lines ? $", the last {lines} lines" : "");
        return $"on{bounds}; what was said before one joined is {(registration.HidesEarlier ? "hidden" : "shown")}";
    }
}
