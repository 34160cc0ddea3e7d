using ChatOn.Host.Listening;
using ChatOn.Host.Tests.Kit;
using ChatOn.Server.Connections;

namespace ChatOn.Host.Tests.Listening;

public sealed class OpeningTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Registration = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ClassicRegistration = TimeSpan.FromSeconds(300);

    [Fact]
    public async Task One_byte_at_a_time_is_IRC_without_a_prompt()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        foreach (char c in "NICK a\r\n")
            await client.SendAsync([(byte)c]);
        var session = await host.Chat.NextAsync();

        Assert.Equal(Entry.Irc, session.Entry);
        Assert.Equal("NICK a\r\n", await session.ReadAsync(8));
        session.Send("x\r\n");
        await client.ExpectsAsync("x\r\n");
    }

    [Fact]
    public async Task Who_has_begun_to_speak_is_not_prompted()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        await time.TimerAsync(Silence);
        await client.SendAsync("CA");
        await time.TimerAsync(Registration);
        time.Advance(Silence);
        await client.SendAsync("P LS\r\n");
        var session = await host.Chat.NextAsync();

        Assert.Equal(Entry.Irc, session.Entry);
        session.Send("x\r\n");
        await client.ExpectsAsync("x\r\n");
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/metrics", false)]
    public async Task A_silent_connection_beside_a_browser_is_left_alone_for_longer(string path, bool isLeftAlone)
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var browser = await host.ConnectAsync();
        using var silent = await host.ConnectAsync();
        await browser.SendAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await browser.ExpectsAsync("HTTP/1.1 200 OK");
        await time.TimerAsync(Silence);
        time.Advance(Silence);
        if (isLeftAlone)
        {
            await time.TimerAsync(SpareConnections.Silence - Silence);
            Assert.Equal(0, silent.Socket.Available);
            time.Advance(SpareConnections.Silence - Silence);
        }

        await silent.ExpectsAsync("NICK");
    }

    [Theory]
    [InlineData("nick")]
    [InlineData("ALICE")]
    [InlineData("CAP LS")]
    public async Task What_may_still_become_something_else_after_the_prompt_is_a_nickname_after_50_ms(string nickname)
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        await time.TimerAsync(Silence);
        time.Advance(Silence);
        await client.ExpectsAsync("NICK");
        await client.SendAsync(nickname);
        await time.TimerAsync(Pause);
        host.Chat.HasNobody();
        time.Advance(Pause);
        var session = await host.Chat.NextAsync();

        Assert.Equal(Entry.Classic, session.Entry);
        Assert.Equal(nickname, await session.NextAsync());
        await client.SendAsync("more");
        Assert.Equal("more", await session.NextAsync());
    }

    [Fact]
    public async Task An_IRC_word_in_two_pieces_after_the_prompt_is_waited_for()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        await time.TimerAsync(Silence);
        time.Advance(Silence);
        await client.ExpectsAsync("NICK");
        await client.SendAsync("CA");
        await time.TimerAsync(Pause);
        await client.SendAsync("P LS 302\r\n");

        Assert.Equal(Entry.IrcAfterPrompt, (await host.Chat.NextAsync()).Entry);
    }

    [Fact]
    public async Task Who_never_ends_the_first_line_is_told_and_closed()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        await client.SendAsync("NI");
        await time.TimerAsync(Registration);
        time.Advance(Registration);

        Assert.Equal("ERROR :Closing link: registration timed out\r\n", await client.ReadToEndAsync());
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task Who_never_answers_the_prompt_has_five_minutes()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        await time.TimerAsync(Silence);
        time.Advance(Silence);
        await time.TimerAsync(ClassicRegistration);
        time.Advance(ClassicRegistration);

        Assert.Equal("NICK\r\nYou were silent for too long. Goodbye!\r\n", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task A_listener_without_classic_says_nothing()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(
            new HostOptions { Listeners = [TestHost.FreePort with { Protocols = ChatProtocols.Irc | ChatProtocols.Http }] }, time: time);
        using var client = await host.ConnectAsync();
        await time.TimerAsync(Registration);
        time.Advance(Silence);
        await client.SendAsync("JOIN #a\r\n");
        var session = await host.Chat.NextAsync();

        Assert.Equal(Entry.Irc, session.Entry);
        session.Send("x\r\n");
        await client.ExpectsAsync("x\r\n");
    }

    [Fact]
    public async Task Telnet_negotiation_is_silence_and_is_taken_out()
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        await time.TimerAsync(Silence);
        await client.SendAsync([255, 251, 31, 255, 253, 1]);
        time.Advance(Silence);
        await client.ExpectsAsync("NICK");
        await client.SendAsync([255, 254, 1, (byte)'b', (byte)'o', (byte)'b', 13, 10]);
        var session = await host.Chat.NextAsync();

        Assert.Equal(Entry.Classic, session.Entry);
        Assert.Equal("bob\r\n", await session.NextAsync());
    }

    [Theory]
    [InlineData(new byte[] { 0, 1, 0, 8, 0x21, 0x12, 0xA4, 0x42 })]
    [InlineData(new byte[] { 0, 0, 0, 0x85, 0xFF, (byte)'S', (byte)'M', (byte)'B' })]
    [InlineData(new byte[] { 5, 1, 0 })]
    [InlineData(new byte[] { 0x80, 0x2E, 1, 0, 2 })]
    public async Task Bytes_that_are_no_text_end_the_connection_without_a_word(byte[] bytes)
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync(bytes);

        Assert.Equal("", await client.ReadToEndAsync());
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task A_first_line_without_end_is_told_and_closed()
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        await client.SendAsync(new string('a', 1_000_000));

        Assert.Equal("ERROR :Your first line is too long\r\n", await client.ReadToEndAsync());
        host.Chat.HasNobody();
    }

    [Fact]
    public async Task Who_connects_and_vanishes_leaves_nothing()
    {
        await using var host = await TestHost.StartAsync();
        for (int i = 0; i < 50; i++)
        {
            using var client = await host.ConnectAsync();
            if (i % 3 == 1)
                await client.SendAsync("NI");
            if (i % 2 == 0)
                client.Reset();
        }

        await host.EverybodyGoneAsync();
        host.Chat.HasNobody();
    }
}
