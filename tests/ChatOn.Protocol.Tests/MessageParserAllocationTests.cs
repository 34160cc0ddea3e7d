using System.Runtime.CompilerServices;

namespace ChatOn.Protocol.Tests;

public sealed class MessageParserAllocationTests
{
    [Theory]
    [InlineData("")]
    [InlineData("@label=abc;+draft/reply=0a1b2c;+typing=done ")]
    public void A_PRIVMSG_of_100_bytes_costs_the_message_and_its_array_and_nothing_else(string tags)
    {
        var line = System.Text.Encoding.UTF8.GetBytes(tags + "PRIVMSG #lobby :".PadRight(100, 'x'));
        Measure(line, out _, out _);

        var same = Measure(line, out var parsed, out var expected);

        Assert.True(same);
        Assert.Equal(expected, parsed);
    }

    private static bool Measure(byte[] line, out long parsed, out long expected)
    {
        const int Times = 100;
        IrcMessage? message = null;
        var start = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
            MessageParser.TryParse(line, out message);
        parsed = GC.GetAllocatedBytesForCurrentThread() - start;

        start = GC.GetAllocatedBytesForCurrentThread();
        object copy = line, bare = line;
        for (var i = 0; i < Times; i++)
        {
            copy = line.ToArray();
            bare = RuntimeHelpers.GetUninitializedObject(typeof(IrcMessage));
        }
        expected = GC.GetAllocatedBytesForCurrentThread() - start;
        GC.KeepAlive(bare);
        return ((byte[])copy).AsSpan().SequenceEqual(message!.Line.Span);
    }
}
