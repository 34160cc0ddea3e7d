using ChatOn.Protocol;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Once a second: who has not registered in time, who is silent, who does not answer.</summary>
internal sealed class KeepAlive(World world, Departure departure, ChatLoop loop, LoopTimers timers, ServerOptions options)
{
    private readonly List<(Session Session, string Reason)> _late = [];
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    public void Check()
    {
        _late.Clear();
        foreach (var session in world.Sessions)
        {
            if ((session.IsRegistered ? CheckAlive(session) : CheckRegistration(session)) is { } reason)
                _late.Add((session, reason));
        }

        foreach (var (session, reason) in _late)
            departure.Cut(session, reason);
    }

    private string? CheckRegistration(Session session)
    {
        var limit = session.View.IsClassic
            ? options.Limits.ClassicRegistrationTimeoutSeconds
            : options.Limits.RegistrationTimeoutSeconds;
        return limit > 0 && timers.Since(session.OpenedAt).TotalSeconds >= limit ? "Registration timed out" : null;
    }

    private string? CheckAlive(Session session)
    {
        var limits = options.Limits;
        if (limits.PingIntervalSeconds == 0 || session.View.IsClassic)
            return null;
        if (session.PingedAt != 0)
            return timers.Since(session.PingedAt).TotalSeconds >= limits.PingTimeoutSeconds ? $"Ping timeout: {limits.PingTimeoutSeconds} seconds" : null;
        if (timers.Since(session.HeardAt).TotalSeconds >= limits.PingIntervalSeconds)
            Ping(session);
        return null;
    }

    private void Ping(Session session)
    {
        session.Pinged(timers.Now);
        var writer = new MessageWriter(loop.Turn.OutputFor(session.Output));
        writer.Verb("PING"u8);
        writer.Trailing(_server.Nick);
        writer.End();
    }
}
