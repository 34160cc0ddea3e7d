using System.Globalization;
using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Commands;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Rooms;

/// <summary>
/// <c>INVITATION #room ADD [role] [uses] [time] | LIST | REMOVE id</c>: links that let people in. The answer to ADD is
/// <c>Invitation id for #room: token</c> and then lines for people; the browser client reads it.
/// </summary>
internal sealed class InvitationList(RoomDesk desk, RoomInvitations invitations, SecretText secrets, ServerClock clock, AuditLog audit) : IServiceCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);
    private static readonly TimeSpan Usual = TimeSpan.FromDays(7);

    public static ServiceSpec Spec { get; } = new(
        Service.Rooms, "INVITATION", "INVITATION #room ADD [operator|halfop|voice|none] [uses] [time] | LIST | REMOVE id",
        "Makes a link that lets people into a room, once and for 7d unless told otherwise, and gives a role to those with an account; shows them; takes one back")
    {
        MinWords = 2,
        NeedsAccount = true,
        HasSecret = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (desk.Find(context, words[0]) is not { } room)
            return;
        switch (words[1].ToUpperInvariant())
        {
            case "ADD" when TryRead(words, out var role, out var uses, out var time):
                await AddAsync(context, room, role, uses, time);
                break;
            case "LIST":
                Show(context, room);
                break;
            case "REMOVE" when words.Count > 2:
                if (await desk.ChangeAsync(context, room, registration => Remove(context, room, registration, words[2])))
                    context.Say($"The invitation {words[2]} to {room.Name} lets nobody in any more.");
                break;
            default:
                context.Refuse(
                    $"It goes like this: {Spec.Syntax} - at most {RoomInvitation.MaxUses} uses and {DurationText.Format(Longest)}, e.g. ADD voice 5 2d");
                break;
        }
    }

    private static bool TryRead(ServiceWords words, out Roles role, out int uses, out TimeSpan time)
    {
        (role, uses, time) = (Roles.None, 1, Usual);
        for (var i = 2; i < words.Count; i++)
        {
            if (RoleNames.TryParse(words[i], out var named))
                role = named;
            else if (int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= RoomInvitation.MaxUses)
                uses = number;
            else if (DurationText.TryParse(words[i], out var duration) && duration is { } span && span <= Longest)
                time = span;
            else
                return false;
        }

        return true;
    }

    private async ValueTask AddAsync(ServiceContext context, Room room, Roles role, int uses, TimeSpan time)
    {
        var token = RoomInvitations.NewToken(secrets);
        var until = clock.Now + (long)time.TotalMicroseconds;
        var made = new RoomInvitation(secrets.NewCode(), SecretText.HashOf(token), role, uses, until, context.Account?.Id ?? 0);
        if (!await desk.ChangeAsync(context, room, registration => Add(context, room, registration, made)))
            return;
        context.Say($"Invitation {made.Id} for {room.Name}: {token}");
        var given = role == Roles.None ? "" : $"; who has an account gets the role {RoleNames.Of(role)}";
        context.Say($"It is shown this once, and good until {Texts.At(until)} for {uses} {(uses == 1 ? "person" : "people")}{given}.");
        context.Say($"In any client: JOIN {room.Name} {token}");
        context.Say($"In a browser, after this server's address: #invitation={token}&room={Uri.EscapeDataString(room.Name)}");
    }

    private RoomDecision Add(ServiceContext context, Room room, RoomRegistration registration, RoomInvitation made)
    {
        // Whose account it is may have changed while others were served.
        if (!context.IsConsole && context.Account?.Id != made.By)
            return RoomDecision.Not("You are not logged in to that account any more.");
        if (made.Role >= Roles.Protected)
            return RoomDecision.Not("Who owns or protects a room is a person that you name: ROLE.");
        var isMine = RoomInvitations.MayHandOut(RoomDesk.RolesOf(context, room), made.Role)
            && RoomInvitations.MayHandOut(invitations.StandingOf(made.By, registration), made.Role);
        if (!isMine)
            return RoomDecision.Not($"Your rank in {room.Name} does not allow that.");
        var kept = registration.Invitations.Where(each => each.Until > clock.Now).ToList();
        if (kept.Count >= RoomInvitation.MaxInRoom)
            return RoomDecision.Not($"{room.Name} has {RoomInvitation.MaxInRoom} invitations, and no more; REMOVE one.");
        return RoomDecision.Do(new RoomChange(registration with { Invitations = [.. kept, made] })
        {
            InForce = () => audit.Note(
                context.By, RoomDesk.WordFor(context, room, "INVITATION", RoomRanks.Invites),
                $"{made.Id} {RoleNames.Of(made.Role)}, {made.Uses} until {Texts.At(made.Until)}", room.Name),
        });
    }

    private RoomDecision Remove(ServiceContext context, Room room, RoomRegistration registration, string id)
    {
        if (!MaySee(context, room))
            return RoomDecision.Not($"Your rank in {room.Name} does not allow that.");
        if (registration.Invitations.FirstOrDefault(each => CaseMapping.Equals(each.Id, id)) is not { } found)
            return RoomDecision.Not($"{room.Name} has no invitation of that name; LIST shows them.");
        if (!RoomDesk.IsItself(context, found.By) && !RoomInvitations.MayHandOut(RoomDesk.RolesOf(context, room), found.Role))
            return RoomDecision.Not($"Your rank in {room.Name} does not allow that.");
        return RoomDecision.Do(new RoomChange(registration with { Invitations = [.. registration.Invitations.Where(each => each != found)] })
        {
            InForce = () => audit.Note(context.By, RoomDesk.WordFor(context, room, "INVITATION", RoomRanks.Invites), $"{found.Id} removed", room.Name),
        });
    }

    private void Show(ServiceContext context, Room room)
    {
        if (!MaySee(context, room))
        {
            context.Refuse($"Only who may invite into {room.Name} sees its invitations.");
            return;
        }

        var registration = room.Registration;
        var open = registration?.Invitations.Where(each => each.Until > clock.Now).ToList() ?? [];
        foreach (var each in open)
        {
            var isDead = !RoomInvitations.MayHandOut(invitations.StandingOf(each.By, registration!), each.Role);
            context.Say(
                $"{each.Id}: {RoleNames.Of(each.Role)}, {each.UsesLeft} of {each.Uses} left, until {Texts.At(each.Until)}, by {invitations.NameOf(each.By)}"
                + (isDead ? ", who may not invite like that any more: it lets nobody in" : ""));
        }

        context.Say($"{open.Count} invitations to {room.Name}.");
    }

    // Who has made one and has no rank any more can do nothing with it.
    private static bool MaySee(ServiceContext context, Room room) => RoomDesk.RolesOf(context, room) >= RoomRanks.Invites;
}
