namespace ChatOn.Client;

/// <summary>
/// Bans in rooms that this client lifts when their time is over. Servers keep no end of a room's bans; so it holds as long as the client runs, and
/// a ban that is due while one is not in the room is lifted when one is back.
/// </summary>
internal sealed class TimedBans(ClientSession session)
{
    private const int Most = 200;

    private readonly List<(string Room, string Mask, TimeSpan Until)> _bans = [];

    /// <returns>False when there are too many.</returns>
    public bool Add(string room, string mask, TimeSpan duration)
    {
        Forget(room, mask);
        if (_bans.Count >= Most)
            return false;
        _bans.Add((room, mask, session.Now + duration));
        return true;
    }

    public void Forget(string room, string mask) => _bans.RemoveAll(ban => session.State.Names.Same(ban.Room, room) && ban.Mask == mask);

    public void Tick()
    {
        var now = session.Now;
        foreach (var ban in _bans.Where(ban => ban.Until <= now && session.State.FindRoom(ban.Room) is { IsJoined: true }).ToList())
        {
            _bans.Remove(ban);
            session.Origins.Send(session.State.FindRoom(ban.Room), [], "MODE", ban.Room, "-b", ban.Mask);
        }
    }
}
