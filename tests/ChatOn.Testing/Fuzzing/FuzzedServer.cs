using System.Runtime.ExceptionServices;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server;
using ChatOn.Server.Commands;
using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Server.Storage;
using Microsoft.Extensions.DependencyInjection;
using static ChatOn.Testing.Fuzzing.FuzzFailureException;

namespace ChatOn.Testing.Fuzzing;

/// <summary>A whole server that runs a fuzz script; after each step everything that must hold is checked.</summary>
internal sealed class FuzzedServer : IDisposable
{
    private const int MostTurns = 20_000;
    private const int QueueSlackBytes = 256 << 10;

    private readonly HeldWork _held = new();
    private readonly TestServer _server;
    private readonly FuzzedSession?[] _sessions = new FuzzedSession?[ScriptStep.MaxSessions + 1];
    private readonly List<FuzzedSession> _gone = [];
    private readonly HashSet<string> _verbs;
    private readonly int _timers;
    private bool _isStoreHanging;
    private int _logged;
    private int _posts;

    public FuzzedServer(ServerOptions options)
    {
        _server = new TestServer(options, configure: services => services.AddSingleton<IWorkPool>(_held));
        _server.Journal.BeforeRead = _held.BeforeRead;
        _verbs = [.. _server.Get<CommandTable>().Specs.Select(spec => spec.Verb)];
        _timers = WorldChecks.CountTimers(_server.Time);
    }

    /// <summary>What was said, and to whom.</summary>
    public SaidTexts Texts { get; } = new();

    /// <summary>What stands for what in a script.</summary>
    public ScriptWords Words { get; } = new();

    /// <summary>What was answered to what: which script is worth keeping.</summary>
    public HashSet<string> Covers { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of the step.</summary>
    public int Step { get; private set; }

    public DateTimeOffset Now => _server.Time.GetUtcNow();

    /// <summary>What everybody sent and heard, for the message of a failure.</summary>
    public string Transcripts => string.Join(
        '\n', _gone.Concat(_sessions.OfType<FuzzedSession>()).Select(each => $"--- session {each.Number} ({each.Known.Nick})\n{string.Join('\n', each.Transcript)}"));

    public FuzzedSession? Session(int number) => number is > 0 and <= ScriptStep.MaxSessions ? _sessions[number] : null;

    public IConnection Open(TestTransport transport, Entry entry) => _server.Chat.Open(transport, entry);

    public string VerbOf(IrcMessage message) => Encoding.ASCII.GetString(message.Verb).ToUpperInvariant() is var verb && _verbs.Contains(verb) ? verb : "?";

    /// <summary>The id of a room; null where it may not be the one of a moment ago.</summary>
    public long? RoomIdOf(string name)
    {
        long? id = null;
        if (_posts <= 1)
            OnLoop(() => id = _server.World.FindRoom(name)?.Ref.Id);
        return id;
    }

    public void Do(ScriptStep step)
    {
        Step++;
        switch (step.Kind)
        {
            case StepKind.Open:
                OpenSession(step);
                break;
            case StepKind.Close:
                Session(step.Session)?.Close();
                break;
            case StepKind.Deafen:
                Session(step.Session)?.Deafen();
                break;
            case StepKind.Hear:
                Session(step.Session)?.Hear();
                break;
            case StepKind.Wait:
                Wait(TimeSpan.FromMilliseconds(step.Number));
                break;
            case StepKind.Switch:
                Switch(Encoding.UTF8.GetString(step.Words));
                break;
            default:
                if (!TryPost(step))
                    return;
                break;
        }

        Run();
        Check();
    }

    /// <summary>All troubles end; all that waits comes; then everybody leaves, and nothing is left of them.</summary>
    public void Finish()
    {
        Switch("store works");
        Switch("reads go");
        Switch("work go");
        foreach (var session in Present)
            session.Hear();
        Run();
        // What waits for its budget.
        Wait(TimeSpan.FromSeconds(120));
        Check();
        foreach (var session in Present)
            session.Close();
        Run();
        Check();
        for (var i = 0; i < 130; i++)
        {
            _server.Time.Advance(TimeSpan.FromMinutes(1));
            _server.Run();
        }

        Check();
        OnLoop(() => WorldChecks.Empty(_server, _timers));
    }

    /// <summary>Runs what is to be run; with a store that hangs, all but the journal.</summary>
    public void Run()
    {
        var (loop, writer) = (_server.Get<ChatLoop>(), _server.Get<JournalWriter>());
        do
        {
            for (var turns = 0; loop.RunTurn() | (!_isStoreHanging && writer.RunOnce()); turns++)
                Unless(turns < MostTurns, "the server never comes to rest");
        }
        while (FlushAll());
    }

    // All of them, whatever the first has sent.
    private bool FlushAll()
    {
        var has = false;
        foreach (var session in Present.ToList())
            has |= session.Flush();
        return has;
    }

    public void Dispose() => _server.Dispose();

    private IEnumerable<FuzzedSession> Present => _sessions.OfType<FuzzedSession>();

    private bool IsQuiet => !_isStoreHanging && !_held.IsWaiting;

    private void OpenSession(ScriptStep step)
    {
        if (_sessions[step.Session] is not null)
            return;
        var words = Encoding.UTF8.GetString(step.Words).Split(' ');
        var address = words.Length > 1 && System.Net.IPAddress.TryParse(words[1], out var parsed) ? parsed.ToString() : "127.0.0.1";
        var isSecure = words[0] == "tls";
        var transport = new TestTransport(address, isSecure, isSecure ? new string((char)('a' + step.Session), 64) : null);
        _sessions[step.Session] = new FuzzedSession(this, step.Session, transport, words[0] == "classic" ? Entry.Classic : Entry.Irc);
    }

    // A line that shares a turn with others is only posted.
    private bool TryPost(ScriptStep step)
    {
        if (_sessions[step.Session] is null)
            OpenSession(step with { Words = "irc"u8.ToArray() });
        var session = _sessions[step.Session]!;
        var isQuiet = IsQuiet && _posts == 0 && Present.All(each => each.IsIdle);
        var line = Words.Expand(step.Words, session, this);
        _posts += 1 + line.AsSpan().Count((byte)'\n') + line.AsSpan().Count((byte)'\r');
        session.IsAlone = session.Post(line) && isQuiet && _posts == 1 && step.Kind == StepKind.Send;
        return step.Kind == StepKind.Send;
    }

    private void Wait(TimeSpan time)
    {
        _posts += 2;
        while (time > TimeSpan.Zero)
        {
            var part = time < TimeSpan.FromSeconds(1) ? time : TimeSpan.FromSeconds(1);
            _server.Time.Advance(part);
            Run();
            time -= part;
        }
    }

    private void Switch(string words)
    {
        _posts += 2;
        switch (words)
        {
            case "store works" or "store fails" or "store hangs" or "store unsure":
                _isStoreHanging = words == "store hangs";
                _server.Journal.BeforeCommit = words == "store fails" ? static () => new JournalException("the disk is full") : null;
                _server.Journal.AfterCommit = words == "store unsure" ? static () => new JournalException("no answer") { OutcomeUnknown = true } : null;
                break;
            case "reads wait":
                _held.HoldsReads = true;
                break;
            case "reads go":
                _held.FinishReads();
                break;
            case "work wait":
                _held.HoldsWork = true;
                break;
            case "work go":
                _held.FinishWork();
                break;
        }
    }

    private void Check()
    {
        OnLoop(Look);
        foreach (var session in Present)
            session.Listen();
        for (var i = 1; i < _sessions.Length; i++)
        {
            if (_sessions[i] is not { IsGone: true } gone)
                continue;
            _gone.Add(gone);
            _sessions[i] = null;
        }

        CheckLog();
        OnLoop(CheckWorld);
        _posts = 0;
        foreach (var session in Present)
            session.IsAlone = false;
    }

    // Without the journal, which may hang; the loop would log what is thrown.
    private void OnLoop(Action action)
    {
        Exception? thrown = null;
        _server.Get<ChatLoop>().Post(
            _ =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    thrown = exception;
                }
            },
            null);
        _server.RunWithoutJournal();
        if (thrown is not null)
            ExceptionDispatchInfo.Throw(thrown);
    }

    // Who everybody is, before what they heard is judged: what they were before still counts.
    private void Look()
    {
        foreach (var session in Present)
            session.Look(_server.World);
    }

    private void CheckLog()
    {
        for (; _logged < _server.Log.All.Count; _logged++)
            Texts.Logged(_server.Log.All[_logged]);
        Unless(_server.Log.Errors.All(line => line.StartsWith("The store ", StringComparison.Ordinal)), $"an error is logged: {string.Join(' ', _server.Log.Errors)}");
    }

    private void CheckWorld()
    {
        WorldChecks.Hold(_server.World);
        var limit = _server.Options.Limits.SendQueueBytes + QueueSlackBytes;
        Unless(_server.World.Sessions.All(session => session.Output.Waiting <= limit), "more waits for a session than may");
        if (!IsQuiet)
            return;
        foreach (var session in Present.Where(each => each is { IsIdle: true, IsDeaf: false }))
        {
            session.Settle();
            if (!session.IsClassic)
                WorldChecks.Agrees(_server.World, session);
        }
    }
}
