using System.Diagnostics.Metrics;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server;

/// <summary>How many there are, for metrics: counted on the loop once a tick, read by whoever collects.</summary>
internal sealed class Gauges
{
    private readonly World _world;
    private readonly ChatLoop _loop;
    private long _sessions;
    private long _registered;
    private long _users;
    private long _rooms;
    private long _turnsInFlight;
    private long _queueBytes;
    private long _longestQueueBytes;

    public Gauges(World world, ChatLoop loop, LoopMetrics metrics)
    {
        _world = world;
        _loop = loop;
        var meter = metrics.Meter;
        meter.CreateObservableGauge("chaton.sessions", Sessions, description: "Sessions, by state");
        Observe(meter, "chaton.users", null, "Users", () => Volatile.Read(ref _users));
        Observe(meter, "chaton.rooms", null, "Rooms", () => Volatile.Read(ref _rooms));
        Observe(meter, "chaton.turns.in_flight", null, "Turns that wait for the journal", () => Volatile.Read(ref _turnsInFlight));
        Observe(meter, "chaton.send_queues.size", "By", "Bytes that wait for clients", () => Volatile.Read(ref _queueBytes));
        Observe(meter, "chaton.send_queue.longest", "By", "Bytes that wait for the slowest client", () => Volatile.Read(ref _longestQueueBytes));
    }

    /// <summary>Counts. On the loop.</summary>
    public void Publish()
    {
        var (registered, bytes, longest) = (0L, 0L, 0L);
        foreach (var session in _world.Sessions)
        {
            if (session.IsRegistered)
                registered++;
            bytes += session.Output.Waiting;
            longest = Math.Max(longest, session.Output.Waiting);
        }

        Volatile.Write(ref _sessions, _world.SessionCount);
        Volatile.Write(ref _registered, registered);
        Volatile.Write(ref _users, _world.UserCount);
        Volatile.Write(ref _rooms, _world.RoomCount);
        Volatile.Write(ref _turnsInFlight, _loop.TurnsInFlight);
        Volatile.Write(ref _queueBytes, bytes);
        Volatile.Write(ref _longestQueueBytes, longest);
    }

    private static void Observe(Meter meter, string name, string? unit, string description, Func<long> value) =>
        meter.CreateObservableGauge(name, value, unit, description);

    private IEnumerable<Measurement<long>> Sessions()
    {
        var registered = Volatile.Read(ref _registered);
        yield return new Measurement<long>(registered, new KeyValuePair<string, object?>("state", "registered"));
        yield return new Measurement<long>(
            Math.Max(0, Volatile.Read(ref _sessions) - registered), new KeyValuePair<string, object?>("state", "registering"));
    }
}
