using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary><c>REGISTER #room [account]</c>: the room lasts and is the account's; another's than the asker's own only by operators.</summary>
internal sealed class RegisterRoom(RoomDesk desk, RoomOwnership ownership, RoomRegistrar registrar, AccountRoles roles, World world, ServerClock clock) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Rooms, "REGISTER", "REGISTER #room [account]", "Makes a room that you own last, with its topic, modes, lists and roles")
    {
        MinWords = 1,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (desk.Find(context, words[0]) is not { } room)
            return;
        RoomDecision? decision = null;
        var outcome = await ownership.ChangeAsync(room, registration => (decision = Decide(context, words, room, registration)).Change);
        if (decision?.Refusal is { } refusal)
            context.Refuse(refusal);
        else if (context.IsStored(outcome))
            context.Say($"{room.Name} is registered to {desk.NameOf(room.Registration?.Founder ?? 0)} and lasts. SET, ROLE and SUCCESSOR go on from here.");
    }

    private RoomDecision Decide(ServiceContext context, ServiceWords words, Room room, RoomRegistration? registration)
    {
        var isPrivileged = RoomDesk.IsPrivileged(context);
        if (words.Count > 1 && !isPrivileged)
            return RoomDecision.Not("Only operators register rooms for others. TRANSFER gives a room away.");
        var founder = words.Count > 1 ? desk.FindAccount(words[1], clock.Now) : context.Account;
        if (founder is null)
        {
            return RoomDecision.Not(words.Count > 1
                ? "There is no such account, or it cannot be used now."
                : context.IsConsole ? $"For whom? {Spec.Syntax}" : "Log in first: a room is registered to an account.");
        }

        var actor = new RoomActor(context.User?.Origin ?? context.By, isPrivileged);
        if (RoomRegistrar.RefuseNow(room, registration, actor) is { } refusal)
            return RoomDecision.Not(refusal);
        if (!isPrivileged && registrar.IsLimit(founder.Id))
            return RoomDecision.Not("Your account owns as many rooms as it may. DROP one first.");
        var change = registrar.Registered(room, founder.Id, context.By);
        return RoomDecision.Do(change with
        {
            InForce = () =>
            {
                change.InForce();
                if (world.FindUser(founder.Id) is { } owner)
                    roles.Give(context.Command, owner, room);
            },
        });
    }
}
