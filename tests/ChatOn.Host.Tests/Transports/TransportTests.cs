using System.Text;
using ChatOn.Host.Tests.Kit;

namespace ChatOn.Host.Tests.Transports;

/// <summary>The contract of ITransport, kept by plain sockets and by TLS alike.</summary>
public sealed class TransportTests
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_slow_reader_gets_everything_in_order(bool isTls)
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        var session = await OpenAsync(host, client, isTls);
        var sent = new StringBuilder();
        while (TrySend(session, $"line {sent.Length} {new string('x', 20_000)}\r\n", sent))
        {
        }

        var reading = client.ReadAsync(sent.Length);
        await session.DrainedAsync();
        Assert.True(TrySend(session, "and then\r\n", sent));
        Assert.Equal(sent.ToString(), await reading + await client.ReadAsync("and then\r\n".Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_read_before_Resume_and_never_more_than_16_kB(bool isTls)
    {
        await using var host = await TestHost.StartAsync(chat: new FakeChat { Resumes = false });
        using var client = await host.ConnectAsync();
        var session = await OpenAsync(host, client, isTls);
        var sending = client.SendAsync(new string('x', 100_000));
        int total = 0;
        while (total < 100_000)
        {
            Assert.False(session.HasMore());
            session.Transport.Resume();
            string piece = await session.NextAsync();
            Assert.InRange(piece.Length, 1, 16 * 1024);
            total += piece.Length;
        }

        await sending;
        Assert.Equal(100_000, total);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_peer_that_ended_its_side_still_hears(bool isTls)
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        var session = await OpenAsync(host, client, isTls);
        client.HalfClose();

        Assert.Equal("Connection closed", await session.Closed);
        session.Send("you can still hear me\r\n");
        session.Transport.Close();
        Assert.Equal("you can still hear me\r\n", await client.ReadToEndAsync());
        await host.EverybodyGoneAsync();
        Assert.Null(session.Violation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reset_says_what_it_was(bool isTls)
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        var session = await OpenAsync(host, client, isTls);
        client.Reset();

        Assert.Equal("Read error: Connection reset by peer", await session.Closed);
        session.Send("into the void\r\n");
        session.Transport.Close();
        await host.EverybodyGoneAsync();
        Assert.Null(session.Violation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Last_words_arrive_although_input_was_left_unread(bool isTls)
    {
        await using var host = await TestHost.StartAsync(chat: new FakeChat { Resumes = false });
        using var client = await host.ConnectAsync();
        var session = await OpenAsync(host, client, isTls);
        await client.SendAsync(new string('x', 50_000));
        session.Send("ERROR :Excess Flood\r\n");
        session.Transport.Close();
        session.Transport.Close();

        Assert.Equal("ERROR :Excess Flood\r\n", await client.ReadToEndAsync());
        client.Dispose();
        Assert.Equal("Connection closed", await session.Closed);
        await host.EverybodyGoneAsync();
        Assert.Null(session.Violation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Closing_delivers_what_is_pending(bool isTls)
    {
        await using var host = await TestHost.StartAsync();
        using var client = await host.ConnectAsync();
        var session = await OpenAsync(host, client, isTls);
        var sent = new StringBuilder();
        while (TrySend(session, new string('x', 20_000) + "\r\n", sent))
        {
        }

        session.Transport.Close();
        Assert.Equal(sent.ToString(), await client.ReadToEndAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_peer_that_never_reads_is_cut_two_seconds_after_the_close(bool isTls)
    {
        var time = new ManualTime();
        await using var host = await TestHost.StartAsync(time: time);
        using var client = await host.ConnectAsync();
        var session = await OpenAsync(host, client, isTls);
        while (TrySend(session, new string('x', 20_000) + "\r\n", new StringBuilder()))
        {
        }

        session.Transport.Close();
        await time.TimerAsync(Linger);
        Assert.Equal(1, host.ConnectionCount);
        time.Advance(Linger);
        await host.EverybodyGoneAsync();
        await session.Closed;
        Assert.Null(session.Violation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everything_at_once_ends_once(bool isTls)
    {
        await using var host = await TestHost.StartAsync();
        var random = new Random(1);
        for (int i = 0; i < 60; i++)
        {
            using var client = await host.ConnectAsync();
            var session = await OpenAsync(host, client, isTls);
            var talking = TalkAsync(client);
            var acts = new List<Action> { session.Transport.Close, session.Transport.Close };
            if (random.Next(2) == 0)
                acts.Add(client.Reset);
            if (random.Next(2) == 0)
                acts.Add(client.HalfClose);
            if (random.Next(2) == 0)
                acts.Add(() => session.Transport.TrySend("bye\r\n"u8));
            await Task.WhenAll(acts.OrderBy(_ => random.Next()).Select(act => Task.Run(() => Try(act))));
            await talking;
            client.Dispose();
            await session.Closed;
            Assert.Null(session.Violation);
        }

        await host.EverybodyGoneAsync();
    }

    private static async Task<FakeSession> OpenAsync(TestHost host, ByteClient client, bool isTls)
    {
        if (isTls)
            await client.SecureAsync();
        await client.SendAsync("CAP LS\r\n");
        var session = await host.Chat.NextAsync();
        await session.ReadAsync("CAP LS\r\n".Length);
        return session;
    }

    private static bool TrySend(FakeSession session, string text, StringBuilder sent)
    {
        if (!session.Transport.TrySend(Encoding.UTF8.GetBytes(text)))
            return false;

        sent.Append(text);
        return true;
    }

    private static async Task TalkAsync(ByteClient client)
    {
        try
        {
            for (int i = 0; i < 20; i++)
                await client.SendAsync("PING x\r\n");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It is over.
        }
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            // Somebody else was first.
        }
    }
}
