using ChatOn.Client.State;

namespace ChatOn.Client;

/// <summary>Finds out that a connection is dead, and how long the server takes to answer.</summary>
internal sealed class KeepAlive(ClientSession session)
{
    private const string Prefix = "alive-";
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RegistrationPatience = TimeSpan.FromSeconds(60);

    private long _startedAt;
    private long _heardAt;
    private long _askedAt;
    private string? _token;

    public void Start()
    {
        _startedAt = _heardAt = _askedAt = session.Time.GetTimestamp();
        _token = null;
    }

    public void Heard() => _heardAt = session.Time.GetTimestamp();

    public void Ponged(string token)
    {
        if (token != _token)
            return;
        _token = null;
        session.State.Delay = session.Time.GetElapsedTime(_askedAt);
    }

    public void Tick()
    {
        if (session.State.Phase == ConnectionPhase.Registering)
        {
            if (session.Time.GetElapsedTime(_startedAt) > RegistrationPatience)
                session.End("the server did not let us in in time", isOver: false);
            return;
        }

        if (session.Time.GetElapsedTime(_heardAt) > AskEvery + Patience)
            session.End("the server does not answer any more", isOver: false);
        if (session.Time.GetElapsedTime(_askedAt) < AskEvery)
            return;
        _askedAt = session.Time.GetTimestamp();
        _token = Prefix + session.NextLabel();
        session.Send("PING", _token);
    }
}
