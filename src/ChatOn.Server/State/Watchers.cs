using ChatOn.Protocol;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.State;

/// <summary>Which sessions watch which nicknames. State only: who is told, and what, is decided where <see cref="Changed"/> is heard.</summary>
internal sealed class Watchers
{
    private readonly Dictionary<string, List<Session>> _sessions = new(CaseMapping.Comparer);

    /// <summary>A watched nickname came (true) or went (false).</summary>
    public Action<IReadOnlyList<Session>, User, bool> Changed { get; set; } = static (_, _, _) => { };

    public IReadOnlyList<Session> Of(string nick) => _sessions.TryGetValue(nick, out var sessions) ? sessions : [];

    public void Watch(Session session, string nick)
    {
        if (!session.Limits.Monitor(nick))
            return;
        if (!_sessions.TryGetValue(nick, out var sessions))
            _sessions[nick] = sessions = [];
        sessions.Add(session);
    }

    public void Unwatch(Session session, string nick)
    {
        if (!session.Limits.Unmonitor(nick) || !_sessions.TryGetValue(nick, out var sessions))
            return;
        sessions.Remove(session);
        if (sessions.Count == 0)
            _sessions.Remove(nick);
    }

    public void Forget(Session session)
    {
        foreach (var nick in session.Limits.Monitored.ToList())
            Unwatch(session, nick);
    }

    public void Came(User user) => Tell(user, isHere: true);

    public void Went(User user) => Tell(user, isHere: false);

    private void Tell(User user, bool isHere)
    {
        var sessions = Of(user.Nick);
        if (sessions.Count > 0)
            Changed(sessions, user, isHere);
    }
}
