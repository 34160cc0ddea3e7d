using System.Buffers;
using System.Text;
using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Loop;

/// <summary>The bytes of a turn and of a queue.</summary>
public sealed class TurnOutputTests
{
    private readonly OutputPool _pool = new(1 << 20);

    [Fact]
    public void Dropping_what_is_tied_keeps_the_rest_in_its_order_and_puts_refusals_in_place()
    {
        var output = _pool.Rent(null!);
        output.Append("a\n"u8);
        output.AppendTied("x\n"u8, failure: null);
        output.AppendTied("y\n"u8, failure: null);
        output.Append("b\n"u8);
        output.AppendTied("echo\n"u8, new Told("no\n"));
        output.AppendTied(""u8, new Told("no again\n"));
        output.Append("c\n"u8);

        output.DropTied(TurnOutcome.NotStored);

        Assert.Equal("a\nb\nno\nno again\nc\n", Encoding.ASCII.GetString(output.Bytes));
    }

    [Fact]
    public void A_reader_that_stops_gets_everything_in_order_when_it_reads_again()
    {
        using var server = new TestServer();
        var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        bob.ReadAll();
        bob.Transport.IsReading = false;

        for (var i = 0; i < 100; i++)
            alice.Send($"PRIVMSG #a :{i}");
        bob.HearsNothing();
        bob.ReadAgain();

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $":alice!~alice@127.0.0.1 PRIVMSG #a :{i}"), bob.Unread);
    }

    [Fact]
    public void What_a_member_hears_in_a_turn_goes_out_in_one_send()
    {
        using var server = new TestServer();
        var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));
        alice.Send("JOIN #a");
        bob.Send("JOIN #a");
        var before = bob.Transport.Sends.Count;

        alice.Send([.. Enumerable.Range(0, 64).Select(i => $"PRIVMSG #a :{i}")]);

        Assert.Equal(before + 1, bob.Transport.Sends.Count);
    }

    [Fact]
    public void Lines_that_are_kept_back_come_after_what_is_put_before_them()
    {
        using var server = new TestServer();
        var transport = new TestTransport("127.0.0.1", isSecure: false);
        server.OnLoop(() =>
        {
            var queue = new OutboundQueue(transport, server.Get<OutputPool>(), limitBytes: 1000);
            var hold = queue.Hold();
            server.Get<ChatLoop>().Turn.OutputFor(queue).Append("later\n"u8);
            server.Get<ChatLoop>().Post(_ => queue.Unhold(hold, "first\n"u8), null);
        });

        Assert.Equal("first\nlater\n", Encoding.ASCII.GetString(transport.TakeSent()));
    }

    private sealed class Told(string text) : ISaidFailure
    {
        public void Write(IBufferWriter<byte> output, TurnOutcome outcome) => output.Write(Encoding.ASCII.GetBytes(text));
    }
}
