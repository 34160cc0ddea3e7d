using ChatOn.Protocol;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Once a second: who has not registered in time, who is silent, who does not answer.</summary>
internal sealed class KeepAlive(World world, Departure departure, ChatLoop loop, LoopTimers timers, ServerOptions options)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    public void Check()
    {
        foreach (var session in world.Sessions.ToList())
        {
            if (session.IsRegistered)
                CheckAlive(session);
            else
                CheckRegistration(session);
        }
    }

    private void CheckRegistration(Session session)
    {
        var limit = session.View.Format == WireFormat.Classic
            ? options.Limits.ClassicRegistrationTimeoutSeconds
            : options.Limits.RegistrationTimeoutSeconds;
        if (limit > 0 && timers.Since(session.OpenedAt).TotalSeconds >= limit)
            departure.Cut(session, "Registration timed out");
    }

    private void CheckAlive(Session session)
    {
        var limits = options.Limits;
        if (limits.PingIntervalSeconds == 0)
            return;
        if (session.PingedAt != 0)
        {
            if (timers.Since(session.PingedAt).TotalSeconds >= limits.PingTimeoutSeconds)
                departure.Cut(session, $"Ping timeout: {limits.PingTimeoutSeconds} seconds");
        }
        else if (session.View.Format == WireFormat.Irc && timers.Since(session.HeardAt).TotalSeconds >= limits.PingIntervalSeconds)
        {
            session.Pinged(timers.Now);
            var writer = new MessageWriter(loop.Turn.OutputFor(session.Output));
            writer.Verb("PING"u8);
            writer.Trailing(_server.Nick);
            writer.End();
        }
    }
}
