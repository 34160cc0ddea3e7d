using ChatOn.Server.Audit;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary><c>SUCCESSOR #room account|none</c>: whose the room is when the founder's account is gone.</summary>
internal sealed class SetSuccessor(RoomDesk desk, ServerClock clock, AuditLog audit) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(
        Service.Rooms, "SUCCESSOR", "SUCCESSOR #room account|none", "Says whose a room of yours is when your account is gone")
    {
        MinWords = 2,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (desk.Find(context, words[0]) is not { } room || !await desk.ChangeAsync(context, room, registration => Decide(context, room, registration, words[1])))
            return;
        context.Say(room.Registration?.Successor is { } successor
            ? $"{room.Name} passes to {desk.NameOf(successor)} when its founder's account is gone."
            : $"{room.Name} lasts no longer when its founder's account is gone.");
    }

    private RoomDecision Decide(ServiceContext context, Room room, RoomRegistration registration, string name)
    {
        if (!RoomDesk.IsFounder(context, registration))
            return RoomDecision.Not($"Only the founder of {room.Name} says who follows.");
        long? heir = null;
        if (!name.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            if (desk.FindAccount(name, clock.Now) is not { } account)
                return RoomDecision.Not("There is no such account, or it cannot be used now.");
            if (account.Id == registration.Founder)
                return RoomDecision.Not("The founder cannot follow itself.");
            heir = account.Id;
        }

        var word = AuditLog.WordFor("SUCCESSOR", !RoomDesk.IsItself(context, registration.Founder));
        return RoomDecision.Do(new RoomChange(registration with { Successor = heir })
        {
            InForce = () => audit.Note(context.By, word, heir is { } id ? desk.NameOf(id) : "none", room.Name),
        });
    }
}
