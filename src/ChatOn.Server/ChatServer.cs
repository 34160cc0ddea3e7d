using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Connections;
using ChatOn.Server.Delivery;
using ChatOn.Server.History;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.Sessions;
using ChatOn.Server.Sessions.Classic;
using ChatOn.Server.State;

namespace ChatOn.Server;

/// <summary>The chat as a whole: what opens connections, ticks, starts and stops. Threads and sockets are given to it by others.</summary>
internal sealed class ChatServer(
    ChatLoop loop, World world, RoomDirectory rooms, CommandRunner runner, Departure departure, KeepAlive keepAlive, LoopTimers timers,
    Aftermath aftermath, PresenceNotices presence, Gauges gauges, ClassicEntry classic, OutputPool pool, TimeProvider time, Kept kept,
    Registrar registrar, BanBook bans, BanEnforcement banning, OperatorGrant operators, HistoryRetention retention, ServerOptions options)
    : IChatServer, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Tidying = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Housekeeping = TimeSpan.FromMinutes(10);

    private readonly List<ITimer> _timers = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when what the store has is back and clients may come; fails when it cannot be read.</summary>
    public Task Started => _started.Task;

    /// <summary>Brings back what the store has and begins to tick. Call it once, on the thread that will drive the loop, or before that.</summary>
    public void Start() => loop.Post(_ => Restore(), null);

    public IConnection Open(ITransport transport, Entry entry) =>
        entry == Entry.Classic ? classic.Open(transport) : OpenIrc(transport, isPrompted: entry == Entry.IrcAfterPrompt);

    /// <summary>Says goodbye to everybody; their outputs are sent and the connections closed by the turns that follow.</summary>
    public void SayGoodbye(string reason) => loop.Post(_ => departure.CloseAll(reason), null);

    /// <summary>Says goodbye to everybody; completes when that, and all before it, is durable (or given up) and on its way.</summary>
    public Task StopAsync(string reason)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(_ => Stop(reason, stopped), null);
        return stopped.Task;
    }

    public void Dispose()
    {
        foreach (var timer in _timers)
            timer.Dispose();
    }

    private Connection OpenIrc(ITransport transport, bool isPrompted)
    {
        var connection = new Connection(transport, new IrcInput(options.Limits.OverlongLineBytes), loop);
        var queue = new OutboundQueue(transport, pool, options.Limits.SendQueueBytes);
        var session = new Session(connection, queue, WireFormat.Irc, timers.Now);
        queue.Overflowed = () => departure.Overflow(session);
        connection.Feeds(new Intake(session, runner, departure, new FloodGuard(options.Limits, time), loop, timers));
        loop.Post(_ => Begin(session, isPrompted), null);
        return connection;
    }

    // What follows the prompt begins on a line of its own.
    private void Begin(Session session, bool isPrompted)
    {
        world.Add(session);
        if (isPrompted)
            loop.Turn.OutputFor(session.Output).Append("\r\n"u8);
        banning.TurnsAway(session);
    }

    private void Stop(string reason, TaskCompletionSource stopped)
    {
        bans.Tidy();
        departure.CloseAll(reason);
        _ = loop.ReleasedAsync().ContinueWith(
            _ => stopped.TrySetResult(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Tidy()
    {
        bans.Tidy();
        operators.Refresh();
    }

    private void Restore()
    {
        loop.Lost = aftermath.Lost;
        loop.Submitting = aftermath.Submitting;
        world.Watchers.Changed = presence.Tell;
        try
        {
            kept.Restore();
        }
        catch (Exception exception)
        {
            _started.SetException(exception);
            throw;
        }

        _timers.Add(timers.Every(Tick, _ => keepAlive.Check()));
        _timers.Add(timers.Every(Tick, _ => gauges.Publish()));
        _timers.Add(timers.Every(Tidying, _ => Tidy()));
        _timers.Add(timers.Every(Housekeeping, _ => _ = registrar.ForgetLapsedAsync()));
        _timers.Add(timers.Every(HistoryRetention.Interval, _ => _ = retention.TickAsync()));
        if (options.History.RestoredRoomGraceMinutes > 0)
            _timers.Add(timers.After(TimeSpan.FromMinutes(options.History.RestoredRoomGraceMinutes), _ => rooms.LetGoOfAbandoned(), null));
        gauges.Publish();
        _started.SetResult();
    }
}
