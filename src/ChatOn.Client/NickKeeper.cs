using ChatOn.Client.State;

namespace ChatOn.Client;

/// <summary>Comes in under another nickname when the wanted one is taken, and takes the wanted one when it is free again.</summary>
internal sealed class NickKeeper(ClientSession session)
{
    private const int MostTries = 10;
    private static readonly TimeSpan TryEvery = TimeSpan.FromSeconds(30);

    private int _tries;
    private long _triedAt;

    /// <summary>The nickname one wants to have.</summary>
    public string Wanted { get; private set; } = session.Options.Nick;

    public void Register()
    {
        _tries = 0;
        _triedAt = session.Time.GetTimestamp();
        session.State.Nick = Wanted;
        session.Send("NICK", Wanted);
    }

    /// <summary>The nickname is taken or not allowed.</summary>
    /// <returns>Whether that is dealt with.</returns>
    public bool Refused(string reason)
    {
        if (session.State.Phase == ConnectionPhase.Online)
            return _tries-- > 0 && !session.State.IsMe(Wanted);
        if (++_tries > MostTries)
        {
            session.End($"no nickname was to be had: {reason}", isOver: true);
            return true;
        }

        // A bad nickname does not become a good one by more characters.
        session.State.Nick = _tries < 4 ? Wanted + new string('_', _tries) : $"guest{session.NewId()[..6]}";
        session.Send("NICK", session.State.Nick);
        return true;
    }

    /// <summary>Somebody asked for another nickname.</summary>
    public void Want(string nick)
    {
        (Wanted, _tries) = (nick, 0);
        session.Send("NICK", nick);
    }

    public void Tick()
    {
        if (session.State.IsMe(Wanted) || session.Time.GetElapsedTime(_triedAt) < TryEvery)
            return;
        _triedAt = session.Time.GetTimestamp();
        _tries = 1;
        session.Send("NICK", Wanted);
    }
}
