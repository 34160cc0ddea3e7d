using System.Text;
using ChatOn.Server.Connections;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Costs;

/// <summary>What it costs to come and go, counted and not timed.</summary>
public sealed class ConnectCostTests
{
    [Fact]
    public void Coming_and_going_allocates_little_and_no_more_among_many()
    {
        using var server = new TestServer(TestServer.Unlimited with { History = TestServer.Unlimited.History with { IsEnabled = false } });
        var few = PerCycle(server);
        for (var number = 0; number < 1_000; number++)
            Come(server, $"u{number}", $"#r{number % 100}");

        var many = PerCycle(server);

        Assert.True(few <= 16_500, $"{few} bytes a cycle");
        Assert.InRange(many - few, -1_000, 1_000);
    }

    private static long PerCycle(TestServer server)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var connection = Come(server, "visitor", "#room");
            connection.Received("QUIT\r\n"u8);
            server.Run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static IConnection Come(TestServer server, string nick, string room)
    {
        var connection = server.Chat.Open(new CountingTransport(), Entry.Irc);
        connection.Received(Encoding.ASCII.GetBytes($"NICK {nick}\r\nUSER m 0 * :m\r\nJOIN {room}\r\n"));
        server.Run();
        return connection;
    }
}
