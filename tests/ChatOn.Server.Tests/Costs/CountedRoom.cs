using System.Diagnostics.Metrics;
using System.Text;
using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Server.Storage;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Costs;

/// <summary>A server with one full room, whose first member speaks; what that costs is counted.</summary>
internal sealed class CountedRoom : IDisposable
{
    private static readonly byte[] Line = Encoding.ASCII.GetBytes($"PRIVMSG #room :{new string('x', 85)}\r\n");

    private readonly TestServer _server;
    private readonly ChatLoop _loop;
    private readonly JournalWriter _writer;
    private readonly MeterListener _listener = new();
    private readonly List<IConnection> _members = [];
    private readonly List<CountingTransport> _transports = [];

    /// <param name="members">How many are in the room.</param>
    /// <param name="keepsHistory">Whether what is said goes to the journal.</param>
    /// <param name="capabilities">What the member of a number asks for, separated by blanks; null: none of them asks for anything.</param>
    public CountedRoom(int members, bool keepsHistory, Func<int, string>? capabilities = null)
    {
        var options = TestServer.Unlimited with { History = TestServer.Unlimited.History with { IsEnabled = keepsHistory } };
        _server = new TestServer(options, configure: services => services.AddSingleton<IJournal>(Journal));
        _loop = _server.Get<ChatLoop>();
        _writer = _server.Get<JournalWriter>();
        for (var number = 0; number < members; number++)
            Enter(number, capabilities?.Invoke(number) ?? "");
        Listen(_server.Get<LoopMetrics>().Meter);
        // Buffers grow to what they need, and lists.
        for (var warm = 0; warm < 20; warm++)
            Say(8);
        Reset();
    }

    public CountingJournal Journal { get; } = new();

    public IReadOnlyList<CountingTransport> Transports => _transports;

    /// <summary>Lines put into the outputs of members.</summary>
    public long Deliveries { get; private set; }

    /// <summary>Forms in which they were rendered.</summary>
    public long Renderings { get; private set; }

    /// <summary>Says so much as one read from a socket has it, runs it, and gives the bytes that were allocated meanwhile.</summary>
    public long Say(int messages)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Post(messages);
        Run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public void Post(int messages)
    {
        for (var i = 0; i < messages; i++)
            _members[0].Received(Line);
    }

    /// <summary>Runs loop and journal until nothing is left to do.</summary>
    public void Run()
    {
        while (_loop.RunTurn() | _writer.RunOnce())
        {
        }
    }

    /// <summary>Runs the loop alone.</summary>
    public void RunTurn() => _loop.RunTurn();

    /// <summary>Runs the journal alone, once.</summary>
    public void RunJournal() => _writer.RunOnce();

    public void Reset()
    {
        Journal.Reset();
        (Deliveries, Renderings) = (0, 0);
        foreach (var transport in _transports)
            transport.Reset();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Assert.Empty(_server.Log.Errors);
        _server.Dispose();
    }

    private void Enter(int number, string capabilities)
    {
        var transport = new CountingTransport();
        var connection = _server.Chat.Open(transport, Entry.Irc);
        var asks = capabilities.Length == 0 ? "" : $"CAP REQ :{capabilities}\r\nCAP END\r\n";
        connection.Received(Encoding.ASCII.GetBytes($"{asks}NICK m{number}\r\nUSER m 0 * :m\r\nJOIN #room\r\n"));
        Run();
        _transports.Add(transport);
        _members.Add(connection);
    }

    // Of this server alone, whatever others run beside it.
    private void Listen(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            if (instrument.Name == "chaton.deliveries")
                Deliveries += value;
            else if (instrument.Name == "chaton.renderings")
                Renderings += value;
        });
        _listener.Start();
    }
}
