using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions.Classic;

/// <summary>
/// The way in for classic clients, old programs as well as nc and telnet: they have been sent the prompt, and answer with a nickname.
/// </summary>
internal sealed class ClassicEntry(
    ChatLoop loop, World world, Departure departure, LoopTimers timers, OutputPool pool, TimeProvider time, ServerOptions options,
    ClassicAdmission admission, ClassicOperators operators, ClassicTalk talk, ClassicServices services)
{
    /// <summary>The longest line or message that is taken, in bytes. It is said in several messages.</summary>
    public const int MaxLineBytes = 8192;

    public IConnection Open(ITransport transport)
    {
        var wire = new ClassicWire(transport, timers);
        var reader = new ClassicReader(MaxLineBytes, options.Limits.OverlongLineBytes);
        var connection = new Connection(wire, new ClassicInput(), loop);
        var queue = new OutboundQueue(wire, pool, options.Limits.SendQueueBytes);
        var session = new Session(connection, queue, WireFormat.Classic, timers.Now);
        wire.Ready = queue.Flush;
        queue.Overflowed = () => departure.Overflow(session);
        var dialogue = new ClassicDialogue(new ClassicPerson(session, reader, wire), admission, operators, talk, services);
        var intake = new Intake(session, dialogue, departure, new FloodGuard(options.Limits, time), loop, timers);
        connection.Feeds(new ClassicIntake(reader, wire, intake, timers));
        loop.Post(_ => world.Add(session), null);
        return connection;
    }
}
