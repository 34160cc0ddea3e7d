using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client;

/// <summary>
/// Bans in rooms that this client lifts when their time is over. Servers keep no end of a room's bans; so it holds as long as the client runs, and
/// a ban that is due while one is not in the room is lifted when one is back.
/// </summary>
/// <remarks>The time begins when the server tells of the ban: one that it has refused, or that stood already, is somebody else's.</remarks>
internal sealed class TimedBans(ClientSession session)
{
    private const int Most = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly List<TimedBan> _bans = [];

    /// <summary>A ban is asked for.</summary>
    /// <returns>False when there are too many.</returns>
    public bool Add(Room room, string mask, TimeSpan duration)
    {
        Forget(room, mask);
        if (_bans.Count >= Most)
            return false;
        _bans.Add(new TimedBan(room, mask, duration, session.Now));
        return true;
    }

    /// <summary>Bans are set or lifted.</summary>
    /// <param name="by">Who did it.</param>
    public void Changed(Room room, string by, IEnumerable<ModeChange> changes)
    {
        foreach (var change in changes.Where(change => change is { Letter: 'b', Argument: not null }))
        {
            if (!change.Adding)
                Forget(room, change.Argument!);
            else if (session.State.IsMe(by) && _bans.Find(ban => ban.Room == room && session.State.Names.Same(ban.Mask, change.Argument)) is { Until: null } ban)
                ban.Until = session.Now + ban.Duration;
        }
    }

    public void Tick()
    {
        _bans.RemoveAll(ban => ban.Until is null && session.Now - ban.AskedAt > Patience);
        foreach (var ban in _bans.Where(ban => ban.Until <= session.Now && ban.Room.IsJoined).ToList())
        {
            _bans.Remove(ban);
            session.Origins.Send(ban.Room, [], "MODE", ban.Room.Name, "-b", ban.Mask);
        }
    }

    public void Forget(Room room, string mask) => _bans.RemoveAll(ban => ban.Room == room && session.State.Names.Same(ban.Mask, mask));

    private sealed class TimedBan(Room room, string mask, TimeSpan duration, TimeSpan askedAt)
    {
        public Room Room { get; } = room;

        public string Mask { get; } = mask;

        public TimeSpan Duration { get; } = duration;

        public TimeSpan AskedAt { get; } = askedAt;

        /// <summary>Null until the server has told of it.</summary>
        public TimeSpan? Until { get; set; }
    }
}
