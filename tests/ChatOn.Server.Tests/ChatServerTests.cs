using System.Diagnostics.Metrics;
using ChatOn.Server.Loop;
using ChatOn.Server.Storage;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Tests;

/// <summary>The chat as a whole: start, stop, and what it counts.</summary>
public sealed class ChatServerTests
{
    [Fact]
    public void Stopping_tells_everybody_and_completes_when_all_is_stored()
    {
        using var server = new TestServer();
        var alice = server.Connect("alice");
        alice.ReadAll();

        alice.Post("JOIN #a");
        var stopped = server.Chat.StopAsync("Server is stopping");
        server.RunWithoutJournal();
        Assert.False(stopped.IsCompleted);
        server.Run();

        Assert.True(stopped.IsCompletedSuccessfully);
        alice.Hears("... ERROR ... (Server is stopping)");
    }

    [Fact]
    public void A_store_that_cannot_be_read_fails_the_start()
    {
        using var services = new ServiceCollection()
            .AddSingleton<IJournal>(new InMemoryJournal())
            .AddSingleton<IHistoryStore>(new InMemoryJournal())
            .AddSingleton<IRoomStore>(new BrokenRooms())
            .AddSingleton<IDocumentStore>(new InMemoryJournal())
            .AddSingleton<ILoggerFactory>(new TestLog())
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddChatServer(TestServer.Unlimited)
            .BuildServiceProvider();
        using var chat = services.GetRequiredService<ChatServer>();

        chat.Start();
        services.GetRequiredService<ChatLoop>().RunTurn();

        Assert.IsType<JournalException>(chat.Started.Exception?.InnerException);
    }

    [Fact]
    public void Gauges_show_what_the_loop_last_counted()
    {
        using var server = new TestServer();
        server.Connect("alice").Send("JOIN #a");
        server.Open();
        server.Advance(TimeSpan.FromSeconds(1));

        var values = Collect(server.Get<LoopMetrics>().Meter);

        Assert.Equal(1, values["chaton.users"]);
        Assert.Equal(2, values["chaton.rooms"]);
        Assert.Equal(1, values["chaton.sessions registered"]);
        Assert.Equal(1, values["chaton.sessions registering"]);
        Assert.Equal(0, values["chaton.turns.in_flight"]);
        Assert.Equal(0, values["chaton.send_queues.size"]);
    }

    private static Dictionary<string, long> Collect(Meter meter)
    {
        var values = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter == meter)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            values[string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => tag.Value)])] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return values;
    }

    private sealed class BrokenRooms : IRoomStore
    {
        public IReadOnlyList<StoredRoom> LoadRooms() => throw new JournalException("broken");

        public long LoadLastTime() => 0;
    }
}
