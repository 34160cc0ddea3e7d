using System.Text;
using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Connections;

public sealed class ClassicWireTests : IDisposable
{
    private readonly TestServer _server = new();
    private readonly TestTransport _transport = new("127.0.0.1", isSecure: false);
    private readonly ClassicWire _wire;

    public ClassicWireTests() => _wire = new ClassicWire(_transport, _server.Get<LoopTimers>());

    [Fact]
    public void A_line_client_is_sent_what_there_is()
    {
        Assert.True(Send("héllo\nyou\n"));

        Assert.Equal(["héllo\nyou\n"], Sent());
    }

    [Fact]
    public void An_old_client_gets_ASCII_joined_with_LF_and_none_at_the_end()
    {
        _wire.BecomeOld();

        Send("héllo\nyou 🎉\n");

        Assert.Equal(["h?llo\nyou ?"], Sent());
    }

    [Fact]
    public void Sends_keep_20_ms_between_them_and_gather_what_comes_meanwhile()
    {
        _wire.BecomeOld();
        Send("one\n");

        Assert.True(Send("two\n"));
        Assert.True(Send("three\n"));
        Assert.Equal(["one"], Sent());
        _server.Advance(TimeSpan.FromMilliseconds(19));
        Assert.Single(Sent());
        _server.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(["one", "two\nthree"], Sent());
    }

    [Fact]
    public void The_first_goes_alone_and_what_follows_waits_100_ms()
    {
        _wire.BecomeOld();
        _wire.SendNextAlone();

        Send("one\ntwo\n");
        Send("three\n");
        _server.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal(["one"], Sent());
        _server.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(["one", "two\nthree"], Sent());
    }

    [Fact]
    public void Whole_messages_are_sent_together_up_to_1024_bytes_and_a_longer_one_is_cut()
    {
        _wire.BecomeOld();
        var (a, b, c) = (new string('a', 600), new string('b', 423), new string('c', 1500));

        Send($"{a}\n{b}\n{c}\nd\n");
        _server.Pause();

        Assert.Equal([$"{a}\n{b}", c[..1024], c[1024..] + "\nd"], Sent());
    }

    [Fact]
    public void When_much_waits_speed_counts_more_than_distance()
    {
        _wire.BecomeOld();
        Send(string.Concat(Enumerable.Repeat(new string('x', 99) + "\n", 1000)));

        Assert.InRange(Sent().Count, 60, 90);
        for (var i = 0; i < 5; i++)
            _server.Pause();

        Assert.Equal(1000, Sent().Sum(sent => sent.Split('\n').Length));
    }

    [Fact]
    public void A_transport_that_takes_nothing_is_tried_again_when_it_is_drained()
    {
        var isReady = 0;
        _wire.Ready = () => isReady++;
        _wire.BecomeOld();
        _transport.IsReading = false;
        Send("one\n");
        Send("two\n");
        _server.Pause();
        Assert.True(Send(new string('x', 40_000) + "\n"));
        Assert.False(Send("too much\n"));
        Assert.Empty(Sent());

        _transport.ReadAgain();
        _server.OnLoop(_wire.Drained);

        Assert.Equal(["one", "two"], Sent()[..2]);
        Assert.True(isReady > 0);
        Assert.True(Send("three\n"));
    }

    [Fact]
    public void Closing_waits_for_what_is_to_be_sent()
    {
        _wire.BecomeOld();
        Send("one\n");
        Send("two\n");

        _server.OnLoop(_wire.Close);
        Assert.False(_transport.IsClosed);
        _server.Pause();

        Assert.Equal(["one", "two"], Sent());
        Assert.True(_transport.IsClosed);
    }

    [Fact]
    public void Closing_does_not_wait_for_one_that_does_not_read()
    {
        _wire.BecomeOld();
        _transport.IsReading = false;
        Send("one\n");
        Send("two\n");

        _server.OnLoop(_wire.Close);
        _server.Pause();

        Assert.True(_transport.IsClosed);
    }

    [Fact]
    public void One_that_turns_out_to_be_a_line_client_goes_on_on_a_new_line()
    {
        _wire.BecomeOld();
        Send("one\n");
        Send("two\n");

        _server.OnLoop(_wire.BecomeLine);
        Send("thrée\n");

        Assert.Equal(["one", "\ntwo\n", "thrée\n"], Sent());
    }

    public void Dispose() => _server.Dispose();

    private bool Send(string lines)
    {
        var isTaken = false;
        _server.OnLoop(() => isTaken = _wire.TrySend(Encoding.UTF8.GetBytes(lines)));
        return isTaken;
    }

    private List<string> Sent() => [.. _transport.Sends.Select(Encoding.UTF8.GetString)];
}
