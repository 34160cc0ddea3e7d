using ChatOn.Server.Commands;
using ChatOn.Server.Events;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Delivery;

/// <summary>Decides who must hear of an event and puts its rendering into their output of the present turn.</summary>
internal sealed class Router(World world, RendererTable renderers, ChatLoop loop, LoopMetrics metrics)
{
    /// <summary>To the members of a room.</summary>
    public void ToRoom(Room room, Event happened, Fanout fanout)
    {
        renderers.Begin(happened);
        var members = room.Members;
        var count = 0;
        for (var i = 0; i < members.Count; i++)
        {
            var member = members[i];
            if (member.UserId != fanout.Except && member.Is(fanout.AtLeast) && world.FindUser(member.UserId) is { } user)
                count += ToSessions(user, happened, fanout);
        }

        metrics.Delivered(count, renderers.Made);
    }

    /// <summary>To all sessions of the given users, once each.</summary>
    public void ToUsers(Event happened, Fanout fanout, params ReadOnlySpan<User> users)
    {
        renderers.Begin(happened);
        foreach (var user in users)
            ToSessions(user, happened, fanout);
    }

    /// <summary>
    /// To everybody who shares a room with a user, and to the user itself unless it is excepted; what changes about the user also to who
    /// watches its nickname. Once each.
    /// </summary>
    public void ToNeighbours(User user, Event happened, Fanout fanout)
    {
        renderers.Begin(happened);
        var seen = new HashSet<long> { user.Id };
        if (user.Id != fanout.Except)
            ToSessions(user, happened, fanout);
        foreach (var room in world.RoomsOf(user))
        {
            foreach (var member in room.Members)
            {
                if (seen.Add(member.UserId) && world.FindUser(member.UserId) is { } neighbour)
                    ToSessions(neighbour, happened, fanout);
            }
        }

        if (IsForWatchers(happened))
            ToWatchers(user, seen, fanout);
    }

    /// <summary>To some sessions.</summary>
    public void ToSessions(IReadOnlyList<Session> sessions, Event happened, Fanout fanout)
    {
        renderers.Begin(happened);
        foreach (var session in sessions)
            Put(session, session.ViewOf(happened), fanout);
    }

    /// <summary>To one session alone.</summary>
    public void ToSession(Session session, Event happened, Fanout fanout)
    {
        renderers.Begin(happened);
        Put(session, session.ViewOf(happened), fanout);
    }

    /// <summary>An event as one session sees it; valid until the next event.</summary>
    public ReadOnlySpan<byte> Render(Event happened, View view)
    {
        renderers.Begin(happened);
        return renderers.For(view);
    }

    // https://ircv3.net/specs/extensions/extended-monitor, and metadata has it so too
    private static bool IsForWatchers(Event happened) =>
        happened is AwayChanged or AccountChanged or HostChanged or RealnameChanged or MetadataChanged;

    private void ToWatchers(User user, HashSet<long> seen, Fanout fanout)
    {
        foreach (var session in world.Watchers.Of(user.Nick))
        {
            if (session.User is { } watcher && !seen.Contains(watcher.Id))
                Put(session, session.View with { IsWatcher = true }, fanout);
        }
    }

    private int ToSessions(User user, Event happened, Fanout fanout)
    {
        var sessions = user.Sessions;
        for (var i = 0; i < sessions.Count; i++)
            Put(sessions[i], sessions[i].ViewOf(happened), fanout);
        return sessions.Count;
    }

    private void Put(Session session, View view, Fanout fanout)
    {
        if (fanout.Key is { } key && !session.Limits.Follows(key))
            return;
        if (fanout.By is { } context && context.Session == session)
        {
            context.Show(renderers.For(view with { IsOrigin = true }), fanout.Failure);
            return;
        }

        var bytes = renderers.For(view);
        if (bytes.IsEmpty)
            return;
        var output = loop.Turn.OutputFor(session.Output);
        if (fanout.Failure is not null)
            output.AppendTied(bytes, failure: null);
        else
            output.Append(bytes);
    }
}

/// <summary>How an event goes out.</summary>
internal readonly record struct Fanout
{
    /// <summary>The command that caused it: its session sees the event as part of the answer.</summary>
    public CommandContext? By { get; init; }

    /// <summary>Set for what was said: the bytes go out only if it is stored, and otherwise its sender is told this.</summary>
    public ISaidFailure? Failure { get; init; }

    /// <summary>A user that is left out; 0 for none.</summary>
    public long Except { get; init; }

    /// <summary>Only sessions that follow this key of metadata; null for all.</summary>
    public string? Key { get; init; }

    /// <summary>Only members of at least this rank.</summary>
    public Roles AtLeast { get; init; }
}
