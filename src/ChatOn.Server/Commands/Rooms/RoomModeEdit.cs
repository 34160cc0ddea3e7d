using ChatOn.Protocol;
using ChatOn.Server.Audit;
using ChatOn.Server.Events;
using ChatOn.Server.Loop;
using ChatOn.Server.Services.Rooms;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Rooms;

/// <summary>
/// One MODE command on a room. Flags, key, limit and lists are kept, and in a registered room the roles of accounts: they are stored
/// first, all in one commit. Other roles are noted. What is not a real change is not announced. Who may do it tells
/// <see cref="RoomRanks"/>.
/// </summary>
internal sealed class RoomModeEdit(CommandContext context, Room room, RoomOwnership ownership, Presence presence, AuditLog audit)
{
    private readonly Origin _who = context.User.Origin;
    private readonly List<JournalRecord> _records = [];
    private readonly HashSet<char> _reserved = [];
    private Roles _givenUp;
    private bool _isDenied;
    private bool _isOverride;

    // Looked up at every question: the user may be gone, or no operator any more.
    private RoomActor? Actor => context.Session.User is { } user && user.Id == _who.UserId ? RoomActor.Of(user) with { GivenUp = _givenUp } : null;

    public async ValueTask RunAsync(ModeChanges wanted)
    {
        var reader = new RoomModeReader(context, room);
        reader.Complain(wanted);
        new RoomModeLists(context, room).Show(wanted.Changes);
        var changes = reader.Read(wanted);
        if (changes.Count == 0)
            return;
        if (room.Registration is null)
            await RunHereAsync(changes);
        else
            await RunKeptAsync(changes);
    }

    private static bool IsRole(ModeChange change) => RoleLetters.OfLetter(change.Letter) != Roles.None;

    // In a room that nobody has registered roles are not kept: who may give them is looked at when they are given, not before the wait.
    private async ValueTask RunHereAsync(List<ModeChange> changes)
    {
        changes.RemoveAll(change => !IsRole(change) && !TryPrepare(change));
        if (changes.Count == 0)
            return;
        var isStored = await context.CommitAsync([.. _records]);
        GivePlacesBack();
        if (!isStored)
            return;
        var isRegisteredNow = room.Registration is not null;
        PutInForce(changes.FindAll(change => !IsRole(change) || !isRegisteredNow).ConvertAll(change => IsRole(change) ? Decide(change) : new Decided(change)));
        if (isRegisteredNow && changes.FindAll(IsRole) is { Count: > 0 } left)
        {
            _records.Clear();
            await RunKeptAsync(left);
        }
    }

    // In its turn among all changes of the room, so that two of them lose nothing. What is decided then holds, whatever comes meanwhile.
    private async ValueTask RunKeptAsync(List<ModeChange> changes)
    {
        var outcome = await ownership.ChangeAsync(room, registration =>
        {
            var decided = changes.FindAll(change => IsRole(change) || TryPrepare(change)).ConvertAll(change => IsRole(change) ? Decide(change) : new Decided(change));
            decided.RemoveAll(each => each.IsRefused);
            if (decided.Count == 0)
                return null;
            foreach (var each in decided.Where(each => each.IsAccount))
                registration = registration?.WithRole(each.UserId, each.Role, each.Change.Adding);
            return new RoomChange(registration) { Records = _records, InForce = () => PutInForce(decided) };
        });
        GivePlacesBack();
        if (outcome is not (null or TurnOutcome.Stored))
            context.FailToStore(outcome.Value);
    }

    private void GivePlacesBack()
    {
        foreach (var letter in _reserved)
            room.Modes.Reserve(letter, places: -1 * _records.OfType<RoomModeSaved>().Count(record => record.IsList && record.Letter == letter));
        _reserved.Clear();
    }

    /// <summary>Makes the record of a kept change; false when it is not allowed, not possible or no change at all.</summary>
    private bool TryPrepare(ModeChange change)
    {
        var isList = RoomModeCatalogue.Instance.TryFind(change.Letter)!.Kind == ModeKind.List;
        var needed = isList ? RoomRanks.ChangesLists : RoomRanks.ChangesModes;
        if (Actor is not { } actor || !actor.Is(room, needed))
        {
            Deny(Numeric.ErrChanOPrivsNeeded);
            return false;
        }

        _isOverride |= !actor.AsItself.Is(room, needed);
        if (!room.Modes.IsChange(change) || (isList && change.Adding && IsFull(change)))
            return false;
        _records.Add(change.Adding
            ? new RoomModeSaved(room.Ref.Id, change.Letter, isList, change.Argument ?? "", _who.Text, context.Now)
            : new RoomModeRemoved(room.Ref.Id, change.Letter, isList, isList ? room.Modes.FindEntry(change.Letter, change.Argument!)!.Mask.Pattern : ""));
        return true;
    }

    private bool IsFull(ModeChange change)
    {
        var limit = context.Limits.ListEntries;
        if (limit > 0 && room.Modes.CountWithComing(change.Letter) >= limit)
        {
            context.Refuse(Numeric.ErrBanListFull, room.Name, change.Letter.ToString());
            return true;
        }

        room.Modes.Reserve(change.Letter, places: 1);
        _reserved.Add(change.Letter);
        return false;
    }

    private void Deny(Numeric refusal)
    {
        if (!_isDenied)
            context.Refuse(refusal, room.Name);
        _isDenied = true;
    }

    /// <summary>Who is meant by a change of a role, if it is allowed now.</summary>
    private Decided Decide(ModeChange change)
    {
        var refused = new Decided(change) { IsRefused = true };
        if (context.World.FindUser(change.Argument!) is not { } target)
        {
            context.Refuse(Numeric.ErrNoSuchNick, change.Argument!);
            return refused;
        }

        if (Actor is not { } actor)
            return refused;
        var role = RoleLetters.OfLetter(change.Letter);
        switch (RoomRules.RefuseRole(room, actor, target.Id, role, change.Adding))
        {
            case null:
                if (target.Id == _who.UserId && !change.Adding)
                    _givenUp |= role;
                _isOverride |= RoomRules.RefuseRole(room, actor.AsItself, target.Id, role, change.Adding) is not null;
                return new Decided(change) { UserId = target.Id, Role = role, IsAccount = target.Origin.Account is not null };
            case { } refusal when refusal == Numeric.ErrUserNotInChannel:
                context.Refuse(refusal, target.Nick, room.Name);
                return refused;
            case { } refusal:
                Deny(refusal);
                return refused;
        }
    }

    private void PutInForce(List<Decided> decided)
    {
        var done = decided.FindAll(each => !each.IsRefused && Apply(each));
        if (done.Count == 0)
            return;
        foreach (var line in ModeChangeWriter.Format(done.Select(each => each.Change)))
            context.Publisher.Note(room, new RoomModesChanged(_who, room.NextTime(context.Now), room.Ref.Id, room.Name, line.ToString()), context);
        // What anybody may do, give up a role of its own, is no act of an operator.
        var acts = done.Where(each => each.UserId != _who.UserId || each.Change.Adding).Select(each => each.Change with { Argument = Shown(each.Change) });
        foreach (var line in ModeChangeWriter.Format(acts))
            audit.Note(_who, AuditLog.WordFor("MODE", _isOverride), line.ToString(), room.Name);
    }

    // A key is a secret.
    private static string? Shown(ModeChange change) => change.Letter == RoomModeCatalogue.Key.Letter ? "*" : change.Argument;

    /// <summary>Makes a change; false when there is nothing to announce.</summary>
    private bool Apply(Decided decided)
    {
        if (decided.Role != Roles.None)
            return ApplyRole(decided);
        if (!room.Modes.IsChange(decided.Change))
            return false;
        room.Modes.Apply(decided.Change, _who.Text, context.Now);
        return true;
    }

    private bool ApplyRole(Decided decided)
    {
        // It may have left while the change was being stored.
        if (room.Find(decided.UserId) is not { } member || ((member.Roles & decided.Role) == 0) != decided.Change.Adding)
            return false;
        if (decided.Change.Adding)
            member.Grant(decided.Role);
        else
            member.Revoke(decided.Role);
        if (context.World.FindUser(decided.UserId) is { } user)
            presence.Save(user);
        return true;
    }

    /// <summary>A change that is allowed, unless it says otherwise; for a role with the member that is meant.</summary>
    private sealed record Decided(ModeChange Change)
    {
        public long UserId { get; init; }

        public Roles Role { get; init; }

        /// <summary>The member is logged in: its role is kept.</summary>
        public bool IsAccount { get; init; }

        public bool IsRefused { get; init; }
    }
}
