using ChatOn.Server.Audit;
using ChatOn.Server.Delivery;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary><c>DROP #room [code]</c>: the registration goes; asked first without the code, which the answer tells.</summary>
internal sealed class DropRoom(RoomDesk desk, DropCodes codes, RoomNotices notices, AuditLog audit) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(
        Service.Rooms, "DROP", "DROP #room [code]", "Gives up a room that is yours: its roles are forgotten, and once it empties it is gone with its past")
    {
        MinWords = 1,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (desk.Find(context, words[0]) is not { } room)
            return;
        if (Refuse(context, room, room.Registration) is { } refusal)
        {
            context.Refuse(refusal);
            return;
        }

        var asker = context.IsConsole ? 0 : context.By.UserId;
        if (words.Count == 1)
        {
            context.Say(codes.Make(room.Ref.Id, asker) is { } code
                ? $"To give up {room.Name} for good: DROP {room.Name} {code} - within {DropCodes.Minutes} minutes."
                : "Too many rooms are being dropped at the moment. Try again in a few minutes.");
            return;
        }

        if (!codes.TryUse(room.Ref.Id, asker, words[1]))
            context.Refuse($"That is not the code, or it is not good any more. DROP {room.Name} makes a new one.");
        else if (await desk.ChangeAsync(context, room, registration => Decide(context, room, registration)))
            context.Say($"{room.Name} is not registered any more.");
    }

    private static string? Refuse(ServiceContext context, Room room, RoomRegistration? registration)
    {
        if (registration is null)
            return $"{room.Name} is not registered.";
        return RoomDesk.IsFounder(context, registration) ? null : $"Only the founder of {room.Name} can give it up.";
    }

    private RoomDecision Decide(ServiceContext context, Room room, RoomRegistration registration) =>
        Refuse(context, room, registration) is { } refusal
            ? RoomDecision.Not(refusal)
            : RoomDecision.Do(new RoomChange(null)
            {
                InForce = () =>
                {
                    audit.Note(context.By, AuditLog.WordFor("DROP", !RoomDesk.IsItself(context, registration.Founder)), room.Name, room.Name);
                    if (!registration.KeepsHistory)
                        notices.TellWhetherKept(room);
                },
            });
}
