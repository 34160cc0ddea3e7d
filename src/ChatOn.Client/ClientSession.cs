using System.Globalization;
using ChatOn.Client.Batches;
using ChatOn.Client.Events;
using ChatOn.Client.History;
using ChatOn.Client.Incoming;
using ChatOn.Client.Negotiating;
using ChatOn.Client.Queries;
using ChatOn.Client.Sending;
using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client;

/// <summary>
/// The client's half of the protocol, without sockets and clocks of its own: lines in, changed state, events and lines out. It outlives
/// connections. Not for several threads.
/// </summary>
public sealed class ClientSession
{
    private readonly Queue<byte[]> _lines = [];
    private readonly Queue<ClientEvent> _events = [];
    private readonly IReadOnlyDictionary<string, IIncomingHandler> _handlers;
    private readonly NumericHandler _otherwise;
    private readonly KeepAlive _keepAlive;
    private readonly NickKeeper _nick;
    private int _labels;

    /// <param name="newId">Gives ids that nobody guesses or repeats: letters and digits, at most 64.</param>
    public ClientSession(ClientOptions options, TimeProvider time, Func<string> newId)
    {
        (Options, Time, NewId) = (options, time, newId);
        State = new ClientState(options);
        Batches = new BatchTracker(options.Limits.Batches);
        Negotiation = new Negotiation(this);
        LogIn = new LogIn(this);
        Outbox = new Outbox(this);
        History = new HistoryReading(this);
        Intake = new MessageIntake(this);
        Messages = new MessageActions(this);
        Pending = new PendingQueries(this);
        Queries = new ServerQueries(this);
        Origins = new Origins(this);
        TypingSender = new TypingSender(this);
        TimedBans = new TimedBans(this);
        _keepAlive = new KeepAlive(this);
        _nick = new NickKeeper(this);
        _handlers = IncomingRegistration.Create(this);
        _otherwise = new NumericHandler(this);
        foreach (var name in options.Rooms)
            Want(name, null);
    }

    public ClientState State { get; }

    /// <summary>Why the connection has to end; null while it need not.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Whether there is no use in connecting again: somebody has to change something first.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What can be done with messages that are there.</summary>
    public MessageActions Messages { get; }

    /// <summary>Own messages that the server has not confirmed.</summary>
    public int Unconfirmed => Outbox.Count;

    /// <summary>Questions to the server, whose answers come as a whole.</summary>
    public ServerQueries Queries { get; }

    /// <summary>Whom one does not want to hear.</summary>
    public IgnoreList Ignored => Options.Ignored;

    internal ClientOptions Options { get; }

    internal TimeProvider Time { get; }

    internal Func<string> NewId { get; }

    internal BatchTracker Batches { get; }

    internal Negotiation Negotiation { get; }

    internal LogIn LogIn { get; }

    internal Outbox Outbox { get; }

    internal HistoryReading History { get; }

    internal MessageIntake Intake { get; }

    internal PendingQueries Pending { get; }

    internal Origins Origins { get; }

    /// <summary>A time for measuring, which goes on evenly when the clock is set.</summary>
    internal TimeSpan Now => Time.GetElapsedTime(0);

    internal TypingSender TypingSender { get; }

    internal TimedBans TimedBans { get; }

    internal NickKeeper NickKeeper => _nick;

    internal KeepAlive KeepAlive => _keepAlive;

    /// <summary>A connection is being made.</summary>
    public void Connecting(string server) => Enter(ConnectionPhase.Connecting, $"connecting to {server}");

    /// <summary>There is a connection.</summary>
    public void Connected(ConnectionSecurity security)
    {
        State.ForgetServer();
        State.Security = security;
        EndReason = null;
        _lines.Clear();
        Enter(ConnectionPhase.Registering, $"connected ({security.Trust}{(security.NewKey is { } key ? $", {key}" : "")})");
        _keepAlive.Start();
        LogIn.Start();
        Negotiation.Start();
        _nick.Register();
        Send("USER", UserName(Options.Nick), "0", "*", Options.RealName ?? Options.Nick);
    }

    /// <summary>The connection is gone, or could not be made.</summary>
    public void Disconnected(string reason)
    {
        Batches.Clear();
        History.Disconnected();
        Outbox.Disconnected();
        Pending.Disconnected();
        Origins.Disconnected();
        TypingSender.Disconnected();
        State.ForgetServer();
        _lines.Clear();
        Enter(ConnectionPhase.Disconnected, EndReason ?? reason);
    }

    /// <summary>Takes a line, without its ending. What is no message is passed over.</summary>
    public void Receive(ReadOnlySpan<byte> line)
    {
        _keepAlive.Heard();
        if (MessageParser.TryParse(line, MessageLimits.FromServer, out var message) is not (ParseResult.Ok or ParseResult.InvalidUtf8) || message is null)
            return;
        var batch = message.TryGetTag("batch"u8, out var reference) ? Batches.Find(reference) : null;
        Handle(new IncomingLine(message, batch, Time.GetUtcNow()));
    }

    /// <summary>Looks at what time alone changes; to be called about once a second.</summary>
    public void Tick()
    {
        foreach (var conversation in State.Conversations.Where(one => one.ExpireTyping(Now)).ToList())
            Raise(new ConversationUpdated(conversation));
        if (State.Phase is not (ConnectionPhase.Registering or ConnectionPhase.Online))
            return;
        _keepAlive.Tick();
        if (State.Phase != ConnectionPhase.Online)
            return;
        _nick.Tick();
        History.Tick();
        Outbox.Tick();
        Pending.Tick();
        TypingSender.Tick();
        TimedBans.Tick();
    }

    /// <summary>Takes the next line to be sent, with CR LF.</summary>
    public bool TryTakeLine([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out byte[]? line) => _lines.TryDequeue(out line);

    /// <summary>Takes the next thing that has happened.</summary>
    public bool TryTakeEvent([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ClientEvent? happened) => _events.TryDequeue(out happened);

    /// <summary>Says something in a room or to somebody.</summary>
    /// <returns>The messages it became; none for nothing, or where no conversation can be opened.</returns>
    public IReadOnlyList<Message> Say(string target, string text, MessageKind kind = MessageKind.Said, string? replyTo = null) =>
        OpenConversation(target) is { } conversation ? Outbox.Say(conversation, text, kind, replyTo) : [];

    /// <summary>Enters a room, now and after every break.</summary>
    public void Join(string room, string? key = null)
    {
        Want(room, key);
        if (State.Phase == ConnectionPhase.Online)
            Send(key is null ? Line.Of("JOIN", room) : Line.Of("JOIN", room, key));
    }

    /// <summary>Leaves a room or closes a direct conversation.</summary>
    public void Leave(Conversation conversation, string reason = "")
    {
        if (conversation is Room { IsJoined: true } joined)
        {
            joined.IsWanted = false;
            Send("PART", joined.Name, reason);
            return;
        }

        Outbox.Abandon(conversation, "the conversation was closed");
        State.Close(conversation);
        Raise(new ConversationsChanged(conversation, IsGone: true));
    }

    /// <summary>All that is there has been read.</summary>
    public void MarkRead(Conversation conversation)
    {
        if (conversation.Timeline.Last is not { } last || last.Time <= conversation.ReadUntil)
            return;
        conversation.ReadUntil = last.Time;
        conversation.Recount();
        if (State.Capabilities.Has(Capability.ReadMarker) && State.Phase == ConnectionPhase.Online && last.Id is not null)
            Send("MARKREAD", conversation.Name, $"timestamp={HistoryReading.Stamp(last.Time)}");
        Raise(new ConversationUpdated(conversation));
    }

    /// <summary>What the user is writing in a conversation has changed: others are let know that there is something.</summary>
    public void Typed(Conversation conversation, string text) => TypingSender.Changed(conversation, text);

    /// <summary>Asks for older messages; <see cref="HistoryLoaded"/> tells when they are there.</summary>
    public void LoadOlder(Conversation conversation) => History.LoadOlder(conversation);

    /// <summary>Ends the visit.</summary>
    public void Quit(string reason)
    {
        IsOver = true;
        if (State.Phase is ConnectionPhase.Registering or ConnectionPhase.Online)
            Send("QUIT", reason);
    }

    /// <summary>Leaves the account, for good: the connection is made again without logging in.</summary>
    internal void ComeAgainAsGuest()
    {
        LogIn.Forget();
        End("logged out", isOver: false);
        Send("QUIT", "logged out");
    }

    /// <summary>Sends a line as somebody typed it.</summary>
    /// <returns>False when it is none, or there is no connection.</returns>
    public bool TrySendRaw(string text)
    {
        if (State.Phase != ConnectionPhase.Online || Line.Raw(text) is not { } line)
            return false;
        Send(line);
        return true;
    }

    /// <summary>Finds a conversation or begins it; null when there are too many.</summary>
    public Conversation? OpenConversation(string name)
    {
        var conversation = State.Open(name, out var isNew);
        if (isNew && conversation is not null)
            Raise(new ConversationsChanged(conversation, IsGone: false));
        return conversation;
    }

    internal void Send(string verb, params ReadOnlySpan<string> parameters) => Send(Line.Of(verb, parameters));

    internal void Send(byte[] line) => _lines.Enqueue(line);

    internal void Raise(ClientEvent happened) => _events.Enqueue(happened);

    internal string NextLabel() => (++_labels).ToString(CultureInfo.InvariantCulture);

    internal void Enter(ConnectionPhase phase, string text)
    {
        State.Phase = phase;
        Raise(new ConnectionChanged(phase, text));
    }

    /// <summary>The connection has to end.</summary>
    internal void End(string reason, bool isOver)
    {
        EndReason ??= reason;
        IsOver |= isOver;
    }

    /// <summary>Handles a line that came, or one that a batch stands for.</summary>
    internal void Handle(IncomingLine line)
    {
        if (line.Batch is { IsMultiline: true } batch && (line.Verb is "PRIVMSG" or "NOTICE"))
        {
            batch.AddLine(line.Verb, line[1], line.HasTag("draft/multiline-concat"u8), Options.Limits.MessageCharacters);
            return;
        }

        if (Pending.Take(line))
            return;
        var handler = _handlers.GetValueOrDefault(line.Verb);
        if (line.IsHistory)
            History.Saw(line);
        if (line.IsHistory && handler?.TakesHistory != true)
            return;
        if (line.Verb is "PRIVMSG" or "NOTICE" or "TAGMSG" or "INVITE" && Ignores(line))
            return;
        if (handler is not null)
            handler.Handle(line);
        else
            _otherwise.Handle(line);
    }

    /// <summary>Whether it is of somebody whom the user does not want to hear. One's own echo is always heard, whatever a mask covers.</summary>
    internal bool Ignores(IncomingLine line) => !State.IsMe(line.Nick) && Ignored.Has(line.From);

    private void Want(string name, string? key)
    {
        if (State.Open(name, out _) is Room room)
            (room.IsWanted, room.Key) = (true, key);
    }

    private static string UserName(string nick)
    {
        var name = new string([.. nick.Where(char.IsAsciiLetterOrDigit).Take(10)]);
        return name.Length == 0 ? "user" : name.ToLowerInvariant();
    }
}
