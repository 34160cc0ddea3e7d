using ChatOn.Host.Tests.Kit;

namespace ChatOn.Host.Tests.Listening;

public sealed class StopTests
{
    [Fact]
    public async Task At_the_stop_everybody_is_let_go_and_nobody_comes_in()
    {
        await using var host = await TestHost.StartAsync();
        using var chatting = await host.ConnectAsync();
        await chatting.SendAsync("CAP LS\r\n");
        var session = await host.Chat.NextAsync();
        using var undecided = await host.ConnectAsync();
        await undecided.SendAsync("NI");
        using var browsing = await host.ConnectAsync();
        await browsing.SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await browsing.ExpectsAsync("HTTP/1.1 200 OK");
        session.Send("ERROR :The server stops\r\n");
        await host.StopAsync();

        Assert.Equal("ERROR :The server stops\r\n", await chatting.ReadToEndAsync());
        Assert.Equal("", await undecided.ReadToEndAsync());
        Assert.Equal(0, host.ConnectionCount);
        await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(() => host.ConnectAsync());
        await session.Closed;
        Assert.Null(session.Violation);
    }

    [Fact]
    public async Task Who_does_not_read_is_cut_at_the_stop()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        await client.SendAsync("CAP LS\r\n");
        var session = await host.Chat.NextAsync();
        while (session.Transport.TrySend(new byte[20_000]))
        {
        }

        var stopping = host.StopAsync();
        await time.TimerAsync(TimeSpan.FromSeconds(2));
        await time.TimerAsync(TimeSpan.FromSeconds(3));
        time.Advance(TimeSpan.FromSeconds(3));
        await stopping;
    }
}
