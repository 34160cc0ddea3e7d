using ChatOn.Protocol;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary><c>LIST [mask]</c>: all rooms, the secret ones too, with whose they are; for operators.</summary>
internal sealed class ListRooms(World world, RoomDesk desk) : IServiceCommand
{
    private const int MaxShown = 100;

    public static ServiceSpec Spec { get; } = new(Service.Rooms, "LIST", "LIST [mask]", "Lists all rooms by a mask such as #a*, with whose they are")
    {
        Needs = Privilege.Rooms,
    };

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        var mask = new Mask(words.Count > 0 ? words[0] : "*");
        var matching = world.Rooms.Where(room => mask.Matches(room.Name)).OrderBy(room => room.Name, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var room in matching.Take(MaxShown))
            context.Say($"{room.Name} ({room.Count}): {(room.Registration is { } registration ? desk.NameOf(registration.Founder) + "'s" : "not registered")}");
        context.Say(matching.Count > MaxShown ? $"{matching.Count} rooms, the first {MaxShown} shown. Narrow the mask." : $"{matching.Count} rooms.");
        return ValueTask.CompletedTask;
    }
}
