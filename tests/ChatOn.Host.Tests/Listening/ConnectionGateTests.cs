using System.Net;
using System.Net.Sockets;
using ChatOn.Host.Listening;
using ChatOn.Host.Tests.Kit;

namespace ChatOn.Host.Tests.Listening;

public sealed class ConnectionGateTests : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly HostMetrics _metrics = new();
    private readonly ManualTime _time = new();

    public void Dispose()
    {
        _socket.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public void An_address_may_have_so_many_connections_and_then_one_more_for_each_that_leaves()
    {
        var gate = new ConnectionGate(new ConnectionLimits { MaxConnectionsPerAddress = 2 }, _metrics, _time);
        var first = Enter(gate, "192.0.2.1");
        Assert.NotNull(first);
        Assert.NotNull(Enter(gate, "192.0.2.1"));
        Assert.Null(gate.TryEnter(_socket, IPAddress.Parse("192.0.2.1"), out string? refusal));
        Assert.Equal(Refusals.TooManyFromAddress, refusal);
        Assert.NotNull(Enter(gate, "192.0.2.2"));
        first.Dispose();
        first.Dispose();
        Assert.NotNull(Enter(gate, "192.0.2.1"));
        Assert.Null(Enter(gate, "192.0.2.1"));
    }

    [Fact]
    public void An_IPv6_network_of_64_bits_is_one_address_and_a_mapped_IPv4_is_itself()
    {
        var gate = new ConnectionGate(new ConnectionLimits { MaxConnectionsPerAddress = 1 }, _metrics, _time);
        Assert.NotNull(Enter(gate, "2001:db8::1"));
        Assert.Null(Enter(gate, "2001:db8::ffff:2"));
        Assert.NotNull(Enter(gate, "2001:db8:0:1::1"));
        Assert.NotNull(Enter(gate, "192.0.2.1"));
        Assert.Null(Enter(gate, "::ffff:192.0.2.1"));
    }

    [Fact]
    public void Who_comes_too_fast_waits_for_the_rate()
    {
        var limits = new ConnectionLimits { ConnectionBurstPerAddress = 3, ConnectionsPerMinutePerAddress = 60 };
        var gate = new ConnectionGate(limits, _metrics, _time);
        for (int i = 0; i < 3; i++)
            Enter(gate, "192.0.2.1")!.Dispose();
        Assert.Null(gate.TryEnter(_socket, IPAddress.Parse("192.0.2.1"), out string? refusal));
        Assert.Equal(Refusals.TooFast, refusal);
        _time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.NotNull(Enter(gate, "192.0.2.1"));
        Assert.Null(Enter(gate, "192.0.2.1"));
    }

    [Fact]
    public void The_total_holds_for_everybody()
    {
        var gate = new ConnectionGate(new ConnectionLimits { MaxConnections = 2 }, _metrics, _time);
        Assert.NotNull(Enter(gate, "127.0.0.1"));
        Assert.NotNull(Enter(gate, "192.0.2.1"));
        Assert.Null(gate.TryEnter(_socket, IPAddress.Loopback, out string? refusal));
        Assert.Equal(Refusals.ServerFull, refusal);
    }

    [Fact]
    public void This_machine_is_exempt_unless_configured()
    {
        var limits = new ConnectionLimits { MaxConnectionsPerAddress = 1 };
        var gate = new ConnectionGate(limits, _metrics, _time);
        Assert.NotNull(Enter(gate, "127.0.0.1"));
        Assert.NotNull(Enter(gate, "127.0.0.1"));
        Assert.NotNull(Enter(gate, "::1"));
        Assert.NotNull(Enter(gate, "::1"));

        gate = new ConnectionGate(limits with { ExemptLoopback = false }, _metrics, _time);
        Assert.NotNull(Enter(gate, "127.0.0.1"));
        Assert.Null(Enter(gate, "127.0.0.1"));
    }

    [Fact]
    public void Who_left_long_ago_is_forgotten()
    {
        var gate = new ConnectionGate(new ConnectionLimits(), _metrics, _time);
        for (int i = 0; i < 5000; i++)
        {
            Enter(gate, $"198.18.{i / 256}.{i % 256}")!.Dispose();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(gate.KnownAddresses, 1, 1024);
    }

    [Fact]
    public async Task A_refusal_is_a_polite_line()
    {
        var options = new HostOptions { Limits = new ConnectionLimits { MaxConnectionsPerAddress = 1, ExemptLoopback = false } };
        await using var host = await TestHost.StartAsync(options);
        using var first = await host.ConnectAsync();
        await first.SendAsync("CAP LS\r\n");
        await host.Chat.NextAsync();
        using var second = await host.ConnectAsync();

        Assert.Equal("ERROR :Too many connections, try again later\r\n", await second.ReadToEndAsync());
    }

    private ConnectionLease? Enter(ConnectionGate gate, string address) => gate.TryEnter(_socket, IPAddress.Parse(address), out _);
}
