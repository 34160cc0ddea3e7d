using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.Connections;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>One connected client: what it negotiated, whom it speaks as, and its output. State only.</summary>
internal sealed class Session(Connection connection, OutboundQueue output, WireFormat format, long openedAt)
{
    /// <summary>What a client that nobody is at says of being away — https://ircv3.net/specs/extensions/pre-away</summary>
    public const string Unattended = "*";

    private ITimer? _batchTimeout;

    public Connection Connection { get; } = connection;

    public OutboundQueue Output { get; } = output;

    public Peer Peer => Connection.Peer;

    /// <summary>The host part of its source: the address (a leading colon of an IPv6 address would break the line).</summary>
    public string HostName => HostOf(Peer);

    /// <summary>Timestamp.</summary>
    public long OpenedAt { get; } = openedAt;

    public View View { get; private set; } = new(format, CapabilitySet.Empty);

    /// <summary>How it sees one event.</summary>
    public View ViewOf(Event happened) => View.Of(User, happened);

    public CapabilitySet Capabilities => View.Capabilities;

    /// <summary>Tells it apart from others, for people.</summary>
    public long Number { get; private set; }

    /// <summary>When it became a user's; microseconds since the Unix epoch.</summary>
    public long RegisteredAt { get; private set; }

    /// <summary>What is known before it is somebody.</summary>
    public Registration Registration { get; } = new();

    /// <summary>Null until it is registered, and again once it is closed.</summary>
    public User? User { get; private set; }

    public bool IsRegistered => User is not null;

    public bool IsClosed { get; private set; }

    /// <summary>Limits and lists that belong to this session alone.</summary>
    public SessionLimits Limits { get; } = new();

    /// <summary>Its own being away: null when somebody is at it, <see cref="Unattended"/> when nobody is and no reason was given.</summary>
    public string? Away { get; private set; }

    /// <summary>Tells which session last said whether it is away: later is higher. 0 when it never did.</summary>
    public long AwayOrder { get; private set; }

    /// <summary>The nickname in replies: <c>*</c> before it has one.</summary>
    public string NickInReplies => User?.Nick ?? Registration.Nick ?? "*";

    /// <summary>Timestamp at which it was last heard of.</summary>
    public long HeardAt { get; private set; } = openedAt;

    /// <summary>Timestamp at which it was asked for a sign of life that it has not given; 0 when none is owed.</summary>
    public long PingedAt { get; private set; }

    /// <summary>Ends the answer that is being made, before the session is closed; null when there is none.</summary>
    public Action? EndAnswer { get; set; }

    /// <param name="message">Null: somebody is at it.</param>
    /// <param name="order">Higher than any before.</param>
    public void SayAway(string? message, long order)
    {
        Away = message;
        AwayOrder = order;
    }

    /// <summary>The batch that it has opened and not ended; null for most.</summary>
    public ClientBatch? Batch { get; private set; }

    /// <summary>The name of the batch that failed or never began: what still comes of it is passed over.</summary>
    public string? SpoiltBatch { get; private set; }

    public void Heard(long timestamp)
    {
        HeardAt = timestamp;
        PingedAt = 0;
    }

    public void Pinged(long timestamp) => PingedAt = timestamp;

    public void Negotiate(CapabilitySet capabilities) => View = View with { Capabilities = capabilities };

    /// <summary>It turned out which kind of classic client it is.</summary>
    public void Speak(WireFormat format) => View = View with { Format = format };

    /// <summary>The room that the person at a classic client talks in; 0 for none.</summary>
    public void TalkIn(long roomId) => View = View with { Room = roomId };

    /// <summary>Its user is an operator of the server, or is one no more.</summary>
    public void BeOfOperator(bool isOperator) => View = View with { IsForOperator = isOperator };

    public void BeNumber(long number) => Number = number;

    /// <param name="now">Microseconds since the Unix epoch.</param>
    public void SpeakAs(User user, long now)
    {
        User = user;
        RegisteredAt = now;
        user.Attach(this);
    }

    /// <summary>It is nobody's until it speaks as another user.</summary>
    public void SpeakAsNobody()
    {
        User?.Detach(this);
        User = null;
    }

    /// <param name="timeout">Its end; disposed of when the batch ends before.</param>
    public void Begin(ClientBatch batch, ITimer timeout)
    {
        EndBatch();
        SpoiltBatch = null;
        (Batch, _batchTimeout) = (batch, timeout);
    }

    public void EndBatch()
    {
        _batchTimeout?.Dispose();
        (Batch, _batchTimeout) = (null, null);
    }

    public void Spoil(string? reference) => SpoiltBatch = reference;

    public void Close()
    {
        IsClosed = true;
        EndBatch();
        SpeakAsNobody();
    }

    private static string HostOf(Peer peer)
    {
        var text = peer.Address.ToString();
        return text.StartsWith(':') ? "0" + text : text;
    }
}
