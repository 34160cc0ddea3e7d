using ChatOn.Server.Connections;

namespace ChatOn.Server.Sessions.Classic;

/// <summary>What is known of one classic client and where its dialogue stands. State only.</summary>
internal sealed class ClassicPerson(Session session, ClassicReader reader, ClassicWire wire)
{
    public Session Session { get; } = session;

    public ClassicReader Reader { get; } = reader;

    public ClassicWire Wire { get; } = wire;

    public ClassicPhase Phase { get; private set; }

    /// <summary>The nickname a line client asked for before it was asked for the server's password.</summary>
    public string WantedNick { get; private set; } = "";

    /// <summary>Id of the room that what it types is said in; 0 for none.</summary>
    public long Room => Session.View.Room;

    public void Enter(ClassicPhase phase) => Phase = phase;

    public void Want(string nick) => WantedNick = nick;
}

/// <summary>What the next line of a classic client is.</summary>
internal enum ClassicPhase
{
    /// <summary>A nickname.</summary>
    Naming,

    /// <summary>The operator's password, from an old client that called itself admin.</summary>
    OperatorPassword,

    /// <summary>The server's password.</summary>
    ServerPassword,

    /// <summary>Something to say, or a slash command.</summary>
    Talking,
}
