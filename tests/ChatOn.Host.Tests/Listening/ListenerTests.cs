using ChatOn.Host.Listening;
using ChatOn.Host.Tests.Kit;
using ChatOn.Server.Connections;

namespace ChatOn.Host.Tests.Listening;

public sealed class ListenerTests
{
    [Fact]
    public async Task An_IRC_client_is_heard_and_answered()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync("NICK alice\r\nUSER a 0 * :A\r\n");
        var session = await host.Chat.NextAsync();

        Assert.Equal(Entry.Irc, session.Entry);
        Assert.Equal("plain", session.Transport.Peer.Via);
        Assert.True(session.Transport.Peer.IsLoopback);
        Assert.Equal("NICK alice\r\nUSER a 0 * :A\r\n", await session.ReadAsync(27));
        session.Send(":s 001 alice :Welcome\r\n");
        await client.ExpectsAsync(":s 001 alice :Welcome\r\n");
    }

    [Fact]
    public async Task A_silent_client_is_asked_for_its_nickname_and_is_classic()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.ExpectsAsync("NICK");
        await client.SendAsync("bob");
        var session = await host.Chat.NextAsync();

        Assert.Equal(Entry.Classic, session.Entry);
        Assert.Equal("bob", await session.NextAsync());
    }

    [Fact]
    public async Task A_text_line_is_answered_with_the_prompt_and_is_the_nickname()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync("bob\n");
        var session = await host.Chat.NextAsync();

        await client.ExpectsAsync("NICK");
        Assert.Equal(Entry.Classic, session.Entry);
        Assert.Equal("bob\n", await session.NextAsync());
    }

    [Fact]
    public async Task A_slow_IRC_client_is_IRC_after_the_prompt()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.ExpectsAsync("NICK");
        await client.SendAsync("CAP LS 302\r\n");

        Assert.Equal(Entry.IrcAfterPrompt, (await host.Chat.NextAsync()).Entry);
    }

    [Fact]
    public async Task Localhost_is_both_loopbacks_on_one_port()
    {
        await using var host = await TestHost.StartAsync(new HostOptions { Listeners = [new ListenerOptions { Address = "localhost:0" }] });
        foreach (var endPoint in host.Listener.EndPoints)
        {
            Assert.Equal(host.Port, endPoint.Port);
            using var client = await ByteClient.ConnectAsync(endPoint);
            await client.SendAsync("PING x\r\n");
            Assert.True((await host.Chat.NextAsync()).Transport.Peer.IsLoopback);
        }
    }

    [Fact]
    public async Task A_port_in_use_is_a_typed_exception_that_says_so()
    {
        await using var host = await TestHost.StartAsync();
        var exception = await Assert.ThrowsAsync<ListenException>(() => TestHost.StartAsync(
            new HostOptions { Listeners = [new ListenerOptions { Address = $"localhost:{host.Port}" }] }));

        Assert.True(exception.PortInUse);
        Assert.Contains($"localhost:{host.Port}: the port is in use", exception.Message, StringComparison.Ordinal);
    }
}
