using System.Text;
using System.Text.Unicode;
using ChatOn.Protocol;
using ChatOn.Server.Connections;
using ChatOn.Server.State;
using static ChatOn.Testing.Fuzzing.FuzzFailureException;

namespace ChatOn.Testing.Fuzzing;

/// <summary>One session of a fuzzed server: sends when the server wants to read, and checks every line that it hears.</summary>
internal sealed class FuzzedSession
{
    private const int KeptLines = 400;

    private static readonly Dictionary<string, CapabilitySet> TagNeeds = new(StringComparer.Ordinal)
    {
        ["time"] = new(Capability.ServerTime, Capability.ZncPlayback),
        ["msgid"] = new(Capability.MessageTags),
        ["account"] = new(Capability.AccountTag),
        ["bot"] = new(Capability.MessageTags),
        ["batch"] = new(Capability.Batch),
        ["label"] = new(Capability.LabeledResponse),
        [Vendor.ClientId] = new(Capability.ClientId),
    };

    // What tells of a user, not of a room; and of a room that goes by another name.
    private static readonly string[] OfUsers = ["SETNAME", "AWAY", "QUIT", "NICK", "ACCOUNT", "CHGHOST", "WALLOPS", "RENAME"];

    private readonly FuzzedServer _server;
    private readonly IConnection _connection;
    private readonly List<byte> _outbox = [];
    private readonly List<byte> _heard = [];
    private readonly OwedAnswers _owed = new();
    private readonly Queue<string> _transcript = new();
    private int _resumed;
    private bool _isBusy;
    private bool _isCapUnsure;
    private bool _hasEnded;
    private string _lastVerb = "";
    private List<string> _nicks = [];
    private List<string> _rooms = [];
    private List<long> _roomIds = [];

    public FuzzedSession(FuzzedServer server, int number, TestTransport transport, Entry entry)
    {
        _server = server;
        Number = number;
        IsClassic = entry == Entry.Classic;
        Transport = transport;
        _connection = server.Open(transport, entry);
    }

    public int Number { get; }

    public bool IsClassic { get; }

    /// <summary>What it knows from what it heard.</summary>
    public KnownRooms Known { get; } = new();

    public CapabilitySet Capabilities { get; private set; }

    /// <summary>It has sent a password: all have the same.</summary>
    public bool KnowsSecrets { get; private set; }

    /// <summary>Whom it has ever spoken as.</summary>
    public HashSet<long> Identities { get; } = [];

    /// <summary>The ids of the rooms it was in before or after the last run.</summary>
    public HashSet<long> RoomIds { get; } = [];

    /// <summary>Their keys.</summary>
    public HashSet<string> RoomsOfTheWorld { get; } = new(StringComparer.Ordinal);

    /// <summary>What it was called before or after the last run.</summary>
    public HashSet<string> Nicks { get; } = new(CaseMapping.Comparer);

    public bool IsGone { get; private set; }

    public bool IsDeaf => !Transport.IsReading;

    /// <summary>All that it sent was worked off.</summary>
    public bool IsIdle => !_isBusy && _outbox.Count == 0;

    public TestTransport Transport { get; }

    /// <summary>It alone sent something, one line with a label: all that it is told now is the answer.</summary>
    public bool IsAlone { get; set; }

    /// <summary>The last line it heard.</summary>
    public string LastHeard { get; private set; } = "";

    public IEnumerable<string> Transcript => _transcript;

    /// <summary>Takes a line to be sent.</summary>
    /// <returns>Whether an answer with its label is owed.</returns>
    public bool Post(byte[] line)
    {
        // A classic client may leave the end of its line out.
        var bytes = IsClassic && line is [.., (byte)'\\'] ? line[..^1] : [.. line, (byte)'\r', (byte)'\n'];
        _outbox.AddRange(bytes);
        if (!IsClassic)
            return NoteLines(bytes);
        Note(line);
        return false;
    }

    /// <summary>Sends what waits if the server wants to read.</summary>
    public bool Flush()
    {
        if (_isBusy && Transport.Resumed > _resumed)
            _isBusy = false;
        if (_isBusy || _outbox.Count == 0 || IsGone || _hasEnded)
            return false;
        _isBusy = true;
        _resumed = Transport.Resumed;
        _connection.Received(_outbox.ToArray());
        _outbox.Clear();
        return true;
    }

    public void Close()
    {
        if (_hasEnded)
            return;
        _hasEnded = true;
        _outbox.Clear();
        _connection.Closed("Connection closed");
    }

    public void Deafen() => Transport.IsReading = false;

    public void Hear()
    {
        while (Transport.ReadAgain())
        {
            _connection.Drained();
            _server.Run();
        }
    }

    /// <summary>Checks all that has come.</summary>
    public void Listen()
    {
        _heard.AddRange(Transport.TakeSent());
        var bytes = _heard.ToArray().AsSpan();
        int end;
        while ((end = bytes.IndexOf((byte)'\n')) >= 0)
        {
            Hear(bytes[..(end + 1)]);
            bytes = bytes[(end + 1)..];
        }

        if (IsClassic && bytes.Length > 0)
        {
            Hear(bytes);
            bytes = [];
        }

        var rest = bytes.Length;
        _heard.RemoveRange(0, _heard.Count - rest);
        IsGone = Transport.IsClosed;
        if (IsGone)
            Close();
    }

    /// <summary>It is at rest: all that it sent was answered.</summary>
    public void Settle()
    {
        Unless(_heard.Count == 0, $"session {Number} hears a line without an end: {Encoding.UTF8.GetString(_heard.ToArray())}");
        _owed.Settle();
        _isCapUnsure = false;
    }

    /// <summary>Who it is and where, now; and before the last run.</summary>
    public void Look(World world)
    {
        var user = world.Sessions.FirstOrDefault(session => ReferenceEquals(session.Peer, Transport.Peer))?.User;
        Keep(Nicks, ref _nicks, user is null ? [] : [user.Nick]);
        Keep(RoomIds, ref _roomIds, user is null ? [] : world.RoomsOf(user).Select(room => room.Ref.Id));
        Keep(RoomsOfTheWorld, ref _rooms, user?.Rooms ?? []);
        if (user is not null)
            Identities.Add(user.Id);
    }

    public long? RoomIdOf(string name) => _server.RoomIdOf(name);

    private bool NoteLines(byte[] bytes)
    {
        var isOwed = false;
        foreach (var range in Split(bytes))
        {
            var line = bytes[range];
            var isParsed = MessageParser.TryParse(line, out var message) is ParseResult.Ok;
            if (isParsed && message!.Verb.Length == 3 && Encoding.ASCII.GetString(message.Verb).Equals("CAP", StringComparison.OrdinalIgnoreCase))
                _isCapUnsure = true;
            var isSure = !_isCapUnsure && Capabilities.HasAll(new(Capability.LabeledResponse, Capability.Batch));
            isOwed |= _owed.Sent(isParsed ? message : null, line, isSure);
            Note(line, isParsed ? message : null);
            if (isParsed)
                _lastVerb = _server.VerbOf(message!);
        }

        return isOwed;
    }

    private void Note(byte[] line, IrcMessage? message = null)
    {
        var text = Encoding.UTF8.GetString(line);
        KnowsSecrets |= text.Contains(SaidTexts.Secret, StringComparison.Ordinal);
        _server.Texts.Sent(this, text, message);
        Keep("> " + text);
    }

    // As the server cuts them: at CR LF or either.
    private static IEnumerable<Range> Split(byte[] bytes)
    {
        var start = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is not ((byte)'\n' or (byte)'\r'))
                continue;
            if (i > start)
                yield return start..i;
            start = i + 1;
        }
    }

    private void Hear(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimEnd('\n').TrimEnd('\r');
        Keep("< " + text);
        LastHeard = text;
        Unless(Utf8.IsValid(bytes) || (IsClassic && bytes[^1] != '\n'), $"session {Number} hears what is no UTF-8: {text}");
        if (IsClassic)
        {
            Unless(!text.Any(character => character is '\0' or '\x1b' or '\r'), $"session {Number} hears control characters: {text}");
            _server.Texts.Heard(this, text, message: null, isPast: false);
            return;
        }

        Unless(bytes is [.., (byte)'\r', (byte)'\n'], $"session {Number} hears a line that ends otherwise than in CR LF: {text}");
        var result = MessageParser.TryParse(bytes[..^2], MessageLimits.FromServer, out var message);
        Unless(result == ParseResult.Ok, $"session {Number} hears what does not parse ({result}): {text}");
        Hear(message!, text);
    }

    private void Hear(IrcMessage message, string text)
    {
        var verb = Encoding.ASCII.GetString(message.Verb);
        var who = Source.TryParse(message.Source, out var source) ? source.Nick : "";
        var before = Capabilities;
        if (verb == "CAP")
            Negotiate(message);
        CheckTags(message, before);
        Unless(!text.Contains("Something went wrong in the server", StringComparison.Ordinal), $"session {Number} hears: {text}");
        _server.Words.Saw(message);
        var (isAnswer, isPast) = _owed.Heard(message);
        _server.Texts.Heard(this, text, message, isPast);
        if (!isPast)
        {
            if (verb == "RENAME")
                _server.Texts.Renamed(message.Text(0), message.Text(1));
            MayHear(message, verb, who, source);
            Known.Hear(message, verb, who);
        }

        var isStandard = verb is "FAIL" or "WARN" or "NOTE";
        _server.Covers.Add($"{_lastVerb} {(isStandard ? message.Text(1) : verb)}");
        // A batch that is given up has the label of its first line, if that had one.
        var isOfBatch = isStandard && message.Text(0) == "BATCH";
        Unless(isAnswer || !IsAlone || isOfBatch || !(isStandard || IsReply(verb)), $"session {Number} hears an answer without the label: {text}");
    }

    // 730 and 731 tell of others, whenever they come and go.
    private static bool IsReply(string verb) => char.IsAsciiDigit(verb[0]) && verb is not ("730" or "731");

    // What another does in a room is heard by its members only.
    private void MayHear(IrcMessage message, string verb, string who, Source source)
    {
        if (OfUsers.Contains(verb) || message.Count == 0 || source.User is null || Known.Is(who) || char.IsAsciiDigit(verb[0]))
            return;
        var room = message.Text(0).TrimStart('~', '&', '@', '%', '+');
        Unless(!room.StartsWith('#') || verb == "JOIN" || Known.IsIn(room), $"session {Number} ({Known.Nick}) hears of a room it is not in: {message}");
    }

    private void Negotiate(IrcMessage message)
    {
        var isAck = message.Text(1) == "ACK";
        foreach (var name in message.Text(message.Count - 1).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isAck || Capability.TryFind(name.TrimStart('-')) is not { } capability)
                continue;
            Capabilities = name.StartsWith('-') ? Capabilities.Without(capability) : Capabilities.With(capability);
        }
    }

    private void CheckTags(IrcMessage message, CapabilitySet before)
    {
        foreach (var tag in message.EnumerateTags())
        {
            var name = Encoding.UTF8.GetString(tag.Key);
            var isAllowed = TagNeeds.TryGetValue(name, out var needed) ? !((Capabilities | before) & needed).IsEmpty
                : name.StartsWith('+') ? Capabilities.Has(Capability.MessageTags)
                : !Capabilities.IsEmpty;
            Unless(isAllowed, $"session {Number} hears the tag {name}, for which it did not ask: {message}");
        }
    }

    // What it was, and what it is now.
    private static void Keep<T>(HashSet<T> all, ref List<T> last, IEnumerable<T> now)
    {
        all.Clear();
        all.UnionWith(last);
        last = [.. now];
        all.UnionWith(last);
    }

    private void Keep(string line)
    {
        _transcript.Enqueue($"{_server.Step}: {line}");
        if (_transcript.Count > KeptLines)
            _transcript.Dequeue();
    }
}
