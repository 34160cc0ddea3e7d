using System.Diagnostics.CodeAnalysis;
using ChatOn.Server;
using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatOn.Testing;

/// <summary>A whole server without sockets and threads, on fake time: the test drives the loop and the journal, step by step.</summary>
public sealed class TestServer : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly ChatLoop _loop;
    private readonly JournalWriter _writer;

    /// <summary>Starts the server.</summary>
    /// <param name="options">Without any limits when null: a test of a limit sets it.</param>
    /// <param name="journal">An earlier server's, for a restart.</param>
    /// <param name="configure">Replaces or adds services.</param>
    public TestServer(ServerOptions? options = null, InMemoryJournal? journal = null, Action<IServiceCollection>? configure = null)
    {
        Journal = journal ?? new InMemoryJournal();
        Options = options ?? Unlimited;
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IJournal>(Journal)
            .AddSingleton<IHistoryStore>(Journal)
            .AddSingleton<IRoomStore>(Journal)
            .AddSingleton<IDocumentStore>(Journal)
            .AddSingleton<IWorkPool>(new InlineWorkPool())
            .AddSingleton<IReload>(Reload)
            .AddSingleton<ILoggerFactory>(Log)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddChatServer(Options);
        configure?.Invoke(services);
        _services = services.BuildServiceProvider();
        _loop = _services.GetRequiredService<ChatLoop>();
        _writer = _services.GetRequiredService<JournalWriter>();
        Chat = _services.GetRequiredService<ChatServer>();
        Chat.Start();
        Run();
    }

    /// <summary>Options without a command budget and rate limits.</summary>
    public static ServerOptions Unlimited { get; } = new()
    {
        Limits = new LimitOptions { CommandsPerSecond = 0, Joins = 0, NickChanges = 0, PingIntervalSeconds = 0, MetadataChanges = 0, MetadataSyncs = 0 },
        History = new HistoryOptions { LinesOnJoin = 0 },
        CloakAddresses = false,
        Accounts = new AccountOptions { HashIterations = 4096, RegistrationsPerDay = 0 },
    };

    public ServerOptions Options { get; }

    public InMemoryJournal Journal { get; }

    public FakeTimeProvider Time { get; } = new(Start);

    /// <summary>What REHASH asks.</summary>
    public TestReload Reload { get; } = new();

    /// <summary>What was logged; a test of a bug-free server finds no errors in it.</summary>
    public TestLog Log { get; } = new();

    internal ChatServer Chat { get; }

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The state, to be looked at between steps, inside <see cref="OnLoop"/>.</summary>
    internal World World => Get<World>();

    /// <summary>Runs something on the loop, as a turn.</summary>
    public void OnLoop(Action action)
    {
        _loop.Post(_ => action(), null);
        Run();
    }

    /// <summary>Runs loop and journal until nothing is left to do.</summary>
    public void Run()
    {
        while (_loop.RunTurn() | _writer.RunOnce())
        {
        }
    }

    /// <summary>Runs only the loop: what is to be stored waits.</summary>
    public void RunWithoutJournal()
    {
        while (_loop.RunTurn())
        {
        }
    }

    /// <summary>Runs only the journal: the loop has not yet seen what became of the turns.</summary>
    public void RunJournal()
    {
        while (_writer.RunOnce())
        {
        }
    }

    /// <summary>Lets time pass in steps of a second at most, running what falls due.</summary>
    public void Advance(TimeSpan time)
    {
        while (time > TimeSpan.Zero)
        {
            var step = time < TimeSpan.FromSeconds(1) ? time : TimeSpan.FromSeconds(1);
            Time.Advance(step);
            Run();
            time -= step;
        }
    }

    /// <summary>Lets as much time pass as the classic protocol ever waits, in steps small enough for waits that follow waits.</summary>
    public void Pause()
    {
        for (var i = 0; i < 20; i++)
            Advance(TimeSpan.FromMilliseconds(10));
    }

    /// <summary>A connection that has said nothing yet.</summary>
    public TestClient Open(string address = "127.0.0.1", Entry entry = Entry.Irc) => new(this, new TestTransport(address, isSecure: false), entry);

    /// <summary>The same through TLS, with a client certificate if it has a fingerprint.</summary>
    public TestClient OpenSecure(string address = "127.0.0.1", string? fingerprint = null) =>
        new(this, new TestTransport(address, isSecure: true, fingerprint), Entry.Irc);

    /// <summary>The same from a browser that keeps an app password.</summary>
    public TestClient OpenBrowser(string name, string password) =>
        new(this, new TestTransport("127.0.0.1", isSecure: true, stored: new StoredLogIn(name, password)), Entry.Irc);

    /// <summary>A registered IRC client that has read its welcome.</summary>
    /// <param name="capabilities">Separated by blanks; empty: none are asked for.</param>
    public TestClient Connect(string nick, string capabilities = "")
    {
        var client = Open();
        client.Register(nick, capabilities);
        return client;
    }

    /// <summary>A classic connection that has been sent the prompt and has not answered.</summary>
    public ClassicClient OpenClassic(string address = "127.0.0.1") => new(this, address);

    /// <summary>A person at nc or telnet who has chosen a nickname and has read the greeting.</summary>
    public ClassicClient ConnectLine(string nick)
    {
        var client = OpenClassic();
        client.Send(nick + "\n");
        client.ReceiveAll();
        return client;
    }

    /// <summary>An old client that has sent its nickname; it has read what came in the first moments.</summary>
    public OldClient ConnectOld(string nick, bool isLastVersion = false, string password = "", string address = "127.0.0.1")
    {
        var client = new OldClient(this, nick, isLastVersion, password, address);
        client.Wait();
        return client;
    }

    public void Dispose()
    {
        Chat.Dispose();
        _services.Dispose();
    }

    private sealed class InlineWorkPool : IWorkPool
    {
        public bool TryRun<T>(Func<T> work, [NotNullWhen(true)] out Task<T>? running)
        {
            running = Task.FromResult(work());
            return true;
        }
    }
}
