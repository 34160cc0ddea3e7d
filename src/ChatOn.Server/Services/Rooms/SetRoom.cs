using ChatOn.Server.Audit;
using ChatOn.Server.Delivery;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Services.Rooms;

/// <summary>
/// <c>SET #room HISTORY on|off</c>, <c>RETENTION days N|lines N|off</c>, <c>EARLIER shown|hidden</c>: how the past is kept. Switching the
/// history off removes what is there.
/// </summary>
internal sealed class SetRoom(RoomDesk desk, RoomNotices notices, ChatLoop loop, AuditLog audit) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(
        Service.Rooms, "SET", "SET #room HISTORY on|off | RETENTION days N|lines N|off | EARLIER shown|hidden",
        "Sets whether and how long what is said is kept, and whether members may read what was said before they joined")
    {
        MinWords = 3,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (desk.Find(context, words[0]) is not { } room)
            return;
        var (what, setting) = (words[1].ToUpperInvariant(), words.After(2).Trim().ToLowerInvariant());
        if (Read(what, setting) is not { } change)
        {
            context.Refuse($"It goes like this: {Spec.Syntax}");
            return;
        }

        if (await desk.ChangeAsync(context, room, registration => Decide(context, room, registration, change, $"{what} {setting}")))
            context.Say($"{what} of {room.Name} is {setting} now.");
    }

    private static Func<RoomRegistration, RoomRegistration>? Read(string what, string setting) => (what, setting) switch
    {
        ("HISTORY", "on") => registration => registration with { KeepsHistory = true },
        ("HISTORY", "off") => registration => registration with { KeepsHistory = false },
        ("EARLIER", "shown") => registration => registration with { HidesEarlier = false },
        ("EARLIER", "hidden") => registration => registration with { HidesEarlier = true },
        ("RETENTION", "off") => registration => registration with { HistoryDays = null, HistoryLines = null },
        ("RETENTION", _) => ReadRetention(setting.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        _ => null,
    };

    private static Func<RoomRegistration, RoomRegistration>? ReadRetention(string[] words)
    {
        if (words is not [var unit, var number] || !int.TryParse(number, out var count) || count < 1)
            return null;
        return unit switch
        {
            "days" when count <= RoomRetention.MaxDays => registration => registration with { HistoryDays = count },
            "lines" when count <= RoomRetention.MaxLines => registration => registration with { HistoryLines = count },
            _ => null,
        };
    }

    private RoomDecision Decide(
        ServiceContext context, Room room, RoomRegistration registration, Func<RoomRegistration, RoomRegistration> change, string setting)
    {
        if (RoomDesk.RolesOf(context, room) < RoomRanks.KeepsPast)
            return RoomDecision.Not($"Only an owner of {room.Name} sets how its past is kept.");
        var after = change(registration);
        if (after == registration)
            return RoomDecision.Not("It is set like that already.");
        var word = RoomDesk.WordFor(context, room, "SET", RoomRanks.KeepsPast);
        var isSwitchedOff = registration.KeepsHistory && !after.KeepsHistory;
        return RoomDecision.Do(new RoomChange(after)
        {
            Records = isSwitchedOff ? [new HistoryTrimmed(room.Ref.Id, room.LastTime + 1)] : [],
            InForce = () =>
            {
                audit.Note(context.By, word, setting, room.Name);
                if (isSwitchedOff)
                    Forget(room);
                if (registration.KeepsHistory != after.KeepsHistory)
                    notices.TellWhetherKept(room);
            },
        });
    }

    // What was said while the change was being stored goes too.
    private void Forget(Room room)
    {
        loop.Turn.AddFact(new HistoryTrimmed(room.Ref.Id, room.LastTime + 1));
        room.ForgetSaid();
    }
}
