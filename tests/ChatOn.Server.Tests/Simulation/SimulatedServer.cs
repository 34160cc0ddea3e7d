using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.History;
using ChatOn.Server.Storage;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Simulation;

/// <summary>One run from a seed: random clients do random things, and after each step everything is compared.</summary>
internal sealed class SimulatedServer : IDisposable
{
    private const int MaxClients = 6;

    private readonly Random _random;
    private readonly Script _script;
    private readonly TestServer _server = new(Options);
    private readonly List<SimulatedClient> _clients = [];
    private readonly List<SimulatedClient> _gone = [];
    private readonly List<HistoryRecord> _stored = [];
    private readonly HashSet<(long Room, long Time)> _unconfirmed = [];
    private List<(SimulatedClient Client, HashSet<string> Rooms, int Heard)> _listeners = [];
    private int _storedBefore;
    private int _labels;

    public SimulatedServer(int seed)
    {
        _random = new Random(seed);
        _script = new Script(_random, [.. _server.Get<IEnumerable<CommandSpec>>().Select(spec => spec.Verb)]);
        _server.Journal.Stored = Store;
    }

    private static ServerOptions Options { get; } = TestServer.Unlimited with
    {
        Operators = [new OperatorOptions { Name = "boss", PasswordHash = Passwords.Hash("sesame", iterations: 1) }],
        Motd = ["Welcome"],
    };

    public void Run(int steps)
    {
        for (var i = 0; i < steps; i++)
            Step();
        _server.Journal.BeforeCommit = null;
        _server.Journal.AfterCommit = null;
        foreach (var client in _clients.Where(c => c.IsSlow))
            client.Connection.ReadAgain();
        Check();
        OrderIsThatOfTheHistory();
    }

    /// <summary>How many messages of several lines were said.</summary>
    public int SaidInLines => _stored.Count(record => HistoryCodec.Decode(record) is Events.Messaged { Composition: not null });

    /// <summary>The last lines of every client, for the message of a failure.</summary>
    public string Transcripts => string.Join("\n", _clients.Select(c => $"--- {c.Nick}\n{string.Join('\n', c.Transcript)}"));

    public void Dispose() => _server.Dispose();

    private void Step()
    {
        _listeners = [.. _clients.Where(c => !c.IsSlow).Select(c => (c, c.Rooms.Keys.ToHashSet(CaseMapping.Comparer), c.Heard.Count))];
        _storedBefore = _stored.Count;
        switch (_random.Next(40))
        {
            case 0 or 1:
                Connect();
                break;
            case 2:
                Anybody()?.Connection.Disconnect();
                break;
            case 3:
                _server.Journal.BeforeCommit = _random.Next(3) == 0 ? static () => new JournalException("the disk is full") : null;
                _server.Journal.AfterCommit = _random.Next(5) == 0 ? static () => new JournalException("no answer") { OutcomeUnknown = true } : null;
                break;
            case 6:
                TalkWhileTheStoreHangs();
                break;
            case 4:
                _server.Advance(TimeSpan.FromMilliseconds(_random.Next(3000)));
                break;
            case 5 when Anybody() is { } reader:
                if (reader.IsSlow)
                    reader.Connection.ReadAgain();
                else
                    reader.Connection.Transport.IsReading = false;
                break;
            default:
                Talk();
                break;
        }

        Check();
        EveryMemberHeardIt();
    }

    // Who was in the room before the step and still is, and did nothing meanwhile, heard all that was stored, once and in order.
    private void EveryMemberHeardIt()
    {
        var said = _stored.Skip(_storedBefore).Where(r => r.Kind == RecordKind.Privmsg && !_unconfirmed.Contains((r.Room.Id, r.Time))).Select(HistoryCodec.Decode).OfType<Events.Messaged>().ToList();
        foreach (var (client, rooms, heardBefore) in _listeners.Where(l => !l.Client.IsGone && !l.Client.IsSlow))
        {
            foreach (var room in rooms.Where(client.Rooms.ContainsKey))
            {
                // What has several lines is heard whole or not at all.
                var expected = said.Where(s => IsSame(s.Room, room)).SelectMany(s => client.HasLines ? [TextOf(s)] : PiecesOf(s));
                Assert.Equal(expected, client.Heard.Skip(heardBefore).Where(h => IsSame(h.Room, room)).Select(h => h.Text));
            }
        }
    }

    // To who does not know RENAME a room that changes its case alone has the name that it had.
    private static bool IsSame(string room, string other) => CaseMapping.Comparer.Equals(room, other);

    private void Connect()
    {
        if (_clients.Count == MaxClients)
            return;
        var capabilities = _script.AnyCapabilities;
        var connection = _server.Open();
        var client = new SimulatedClient(connection, capabilities);
        _clients.Add(client);
        connection.Send($"CAP REQ :{capabilities}", $"NICK {_script.AnyNick}{_random.Next(10)}", "USER u 0 * :r", "CAP END");
    }

    private void Store(IReadOnlyList<JournalRecord> records)
    {
        foreach (var record in records.OfType<HistoryRecord>())
        {
            _stored.Add(record);
            // It is there, but nobody was shown it: the sender was told that it may be.
            if (_server.Journal.AfterCommit is not null)
                _unconfirmed.Add((record.Room.Id, record.Time));
        }
    }

    // Nothing is begun before the time is up, so all of it is certainly not stored; then the store is back.
    private void TalkWhileTheStoreHangs()
    {
        PostSome();
        _server.RunWithoutJournal();
        _server.Time.Advance(TimeSpan.FromSeconds(6));
        _server.RunWithoutJournal();
        PostSome();
        _server.RunWithoutJournal();
        _server.Run();
    }

    private void Talk()
    {
        PostSome();
        if (_random.Next(3) == 0)
            _server.RunWithoutJournal();
        _server.Run();
    }

    // Several clients' lines arrive before the loop runs: they share a turn.
    private void PostSome()
    {
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            if (Anybody() is not { } client)
                return;
            if (_random.Next(8) == 0)
            {
                PostLines(client);
                continue;
            }

            var line = _script.NextLine();
            // Without a batch around it the past cannot be told from the present.
            if (line.StartsWith("CHATHISTORY", StringComparison.Ordinal) && !client.HasLabels)
                continue;
            _listeners.RemoveAll(l => l.Client == client);
            var isLabelled = client.HasLabels && client.Nick is not null && _random.Next(2) == 0 && !line.StartsWith('@');
            client.Post(line, isLabelled ? $"l{++_labels}" : null);
        }
    }

    // One that is broken off has no label: its answer comes when something else does.
    private void PostLines(SimulatedClient client)
    {
        var lines = _script.NextLines();
        _listeners.RemoveAll(l => l.Client == client);
        var isWhole = lines[^1].StartsWith("BATCH -", StringComparison.Ordinal);
        client.Post(lines[0], isWhole && client.HasLabels && client.Nick is not null ? $"l{++_labels}" : null);
        foreach (var line in lines.Skip(1))
            client.Post(line, label: null);
    }

    private SimulatedClient? Anybody() => _clients.Count == 0 ? null : _clients[_random.Next(_clients.Count)];

    private void Check()
    {
        foreach (var client in _clients)
            client.Read();
        _gone.AddRange(_clients.Where(c => c.IsGone));
        _clients.RemoveAll(c => c.IsGone);
        Assert.All(_server.Log.Errors, line => Assert.True(line.StartsWith("The store ", StringComparison.Ordinal), line));
        _server.OnLoop(() =>
        {
            WorldInvariants.Hold(_server.World);
            foreach (var client in _clients.Where(c => !c.IsSlow && c.Nick is not null))
                KnowsItsRooms(client);
        });
    }

    // The simple model of each client is what the server says it is.
    private void KnowsItsRooms(SimulatedClient client)
    {
        var user = _server.World.FindUser(client.Nick!);
        Assert.True(user is not null, $"{client.Nick} thinks it is connected");
        var rooms = _server.World.RoomsOf(user).ToDictionary(r => CaseMapping.Fold(r.Name), r => r.Members.Select(m => m.Who.Nick).Order(StringComparer.Ordinal));
        Assert.Equal(rooms.Keys.Order(StringComparer.Ordinal), client.Rooms.Keys.Select(CaseMapping.Fold).Order(StringComparer.Ordinal));
        foreach (var (name, members) in rooms)
            Assert.Equal(members, client.Rooms[name].Order(StringComparer.Ordinal));
        Assert.True(client.OwedLabels.Count == 0, $"{client.Nick} got no answer to {string.Join(", ", client.OwedLabels)}");
    }

    // One order: what anybody heard in a room is a part of its history, in the order of the history; and each at most once.
    private void OrderIsThatOfTheHistory()
    {
        var places = new Dictionary<(string, string), (long Room, long Time, int Line)>();
        foreach (var record in _stored)
        {
            if (record.Kind != RecordKind.Privmsg || HistoryCodec.Decode(record) is not Events.Messaged said)
                continue;
            foreach (var (text, line) in PiecesOf(said).Select((text, i) => (text, i + 1)))
                places.Add((said.Room, text), (record.Room.Id, record.Time, line));
            places.TryAdd((said.Room, TextOf(said)), (record.Room.Id, record.Time, 1));
        }

        foreach (var client in _clients.Concat(_gone))
        {
            var last = new Dictionary<long, (long Time, int Line)>();
            foreach (var heard in client.Heard)
            {
                Assert.True(places.TryGetValue(heard, out var place), $"{client.Nick} heard {heard}, which is not in the history");
                Assert.True((place.Time, place.Line).CompareTo(last.GetValueOrDefault(place.Room)) > 0, $"{client.Nick} heard {heard} out of order");
                last[place.Room] = (place.Time, place.Line);
            }
        }
    }

    private static string TextOf(Events.Messaged said) => System.Text.Encoding.UTF8.GetString(said.Text.Span);

    private static List<string> PiecesOf(Events.Messaged said)
    {
        if (said.Composition is null)
            return [TextOf(said)];
        var pieces = new List<string>();
        foreach (var piece in said.Composition.PiecesOf(said.Text.Span))
        {
            if (!piece.Text.IsEmpty)
                pieces.Add(System.Text.Encoding.UTF8.GetString(piece.Text));
        }

        return pieces;
    }
}
