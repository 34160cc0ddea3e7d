using ChatOn.Client.Sasl;
using ChatOn.Protocol;

namespace ChatOn.Client.Negotiating;

/// <summary>
/// Logs in while the connection registers: https://ircv3.net/specs/extensions/sasl-3.2. The best mechanism that both know; a password goes as it is
/// only where nobody can listen, and never after another mechanism has found it wrong.
/// </summary>
internal sealed class LogIn(ClientSession session)
{
    private const int PieceLength = 400;
    private const int MostChallengeLength = 16_000;

    private readonly Queue<SaslClient> _mechanisms = [];
    private SaslClient? _current;
    private string _challenge = "";
    private bool _hasAnswered;
    private bool _isForgotten;

    public bool IsWanted => !_isForgotten && (session.Options.Password is not null || session.Options.HasCertificate);

    /// <summary>From now on as a guest.</summary>
    public void Forget() => _isForgotten = true;

    public void Start()
    {
        _mechanisms.Clear();
        (_current, _challenge) = (null, "");
    }

    /// <summary>All capabilities are negotiated: logs in, or goes on without.</summary>
    public void Begin()
    {
        if (!IsWanted)
        {
            session.Negotiation.Finish();
            return;
        }

        if (_current is not null)
            return;
        if (!session.State.Capabilities.Has(Capability.Sasl))
        {
            Fail("this server has no accounts to log in to (no SASL)");
            return;
        }

        foreach (var mechanism in SaslMechanisms.For(session.Options, session.State.Security!, session.Negotiation.Mechanisms, session.NewId))
            _mechanisms.Enqueue(mechanism);
        Next(session.State.Security!.IsPrivate
            ? "the server knows no way to log in that this client knows"
            : "the server wants the password as it is, which is not sent over an unencrypted connection to another machine");
    }

    /// <summary><c>AUTHENTICATE base64</c>, in pieces of 400; <c>+</c> stands for nothing more.</summary>
    public void Challenged(string piece)
    {
        if (_current is null)
            return;
        if (piece != "+")
            _challenge += piece;
        if (_challenge.Length > MostChallengeLength)
            Abort("the server's challenge is too long");
        else if (piece.Length < PieceLength)
            Answer();
    }

    public void Succeeded()
    {
        if (_current is null)
            return;
        if (!_current.IsServerProven)
        {
            Fail("the server says yes without having proven that it knows the account");
            return;
        }

        _current = null;
        session.Negotiation.Finish();
    }

    public void Refused(string reason)
    {
        if (_current is null)
            return;
        if (_hasAnswered || _mechanisms.Count == 0)
            Fail($"the login was refused: {reason}");
        else
            Next(reason);
    }

    private void Next(string reason)
    {
        if (!_mechanisms.TryDequeue(out _current))
        {
            Fail(reason);
            return;
        }

        (_challenge, _hasAnswered) = ("", false);
        session.Send("AUTHENTICATE", _current.Name);
    }

    private void Answer()
    {
        var challenge = new byte[_challenge.Length];
        if (!Convert.TryFromBase64String(_challenge, challenge, out var length))
        {
            Abort("the server's challenge cannot be read");
            return;
        }

        _challenge = "";
        if (_current!.Answer(challenge.AsSpan(0, length)) is not { } answer)
        {
            Abort(_current.Failure ?? "the server's challenge is wrong");
            return;
        }

        // EXTERNAL gives nothing away, and the next may work where it does not.
        _hasAnswered = _current is not ExternalSasl;
        var text = Convert.ToBase64String(answer);
        for (var at = 0; at < text.Length; at += PieceLength)
            session.Send("AUTHENTICATE", text[at..Math.Min(at + PieceLength, text.Length)]);
        if (text.Length % PieceLength == 0)
            session.Send("AUTHENTICATE", "+");
    }

    private void Abort(string reason)
    {
        session.Send("AUTHENTICATE", "*");
        Fail(reason);
    }

    private void Fail(string reason)
    {
        _current = null;
        session.End(reason, isOver: true);
    }
}
