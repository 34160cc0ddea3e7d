using System.Text;
using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "IRCv3/server-time")]
public sealed class ServerTimeTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00.000Z")]
    [InlineData(1_319_042_451_620_999, "2011-10-19T16:40:51.620Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    [InlineData(1_709_164_800_000_000, "2024-02-29T00:00:00.000Z")]
    [InlineData(long.MaxValue, "9999-12-31T23:59:59.999Z")]
    [InlineData(long.MinValue, "0001-01-01T00:00:00.000Z")]
    [Trait("Spec", "IRCv3/server-time#1")]
    public void Times_are_written_to_the_millisecond(long microseconds, string expected) => Assert.Equal(expected, ServerTime.Format(microseconds));

    [Theory]
    [InlineData("2011-10-19T16:40:51.620Z", 1_319_042_451_620_000)]
    [InlineData("2011-10-19T16:40:51Z", 1_319_042_451_000_000)]
    [InlineData("2011-10-19T16:40:51.6Z", 1_319_042_451_600_000)]
    [InlineData("2011-10-19T16:40:51.123456789Z", 1_319_042_451_123_456)]
    [InlineData("2012-06-30T23:59:60.419Z", 1_341_100_800_419_000)]
    public void Times_are_read(string text, long expected)
    {
        Assert.True(ServerTime.TryParse(text, out var microseconds));
        Assert.Equal(expected, microseconds);
        Assert.True(ServerTime.TryParse(Encoding.UTF8.GetBytes(text), out microseconds));
        Assert.Equal(expected, microseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2011-10-19T16:40:51.620")]
    [InlineData("2011-10-19 16:40:51.620Z")]
    [InlineData("2011-10-19T16:40:51.620+00:00")]
    [InlineData("2011-13-19T16:40:51.620Z")]
    [InlineData("2011-00-19T16:40:51.620Z")]
    [InlineData("2023-02-29T16:40:51.620Z")]
    [InlineData("2011-10-19T24:40:51.620Z")]
    [InlineData("2011-10-19T16:60:51.620Z")]
    [InlineData("2011-10-19T16:40:61.620Z")]
    [InlineData("0000-10-19T16:40:51.620Z")]
    [InlineData("2011-10-19T16:40:51.Z")]
    [InlineData("2011-10-19T16:40:51.1234567890Z")]
    [InlineData("2011-10-19T16:40:51,620Z")]
    [InlineData("2011-1O-19T16:40:51.620Z")]
    [InlineData("2011-10-19T16:40:-1.620Z")]
    [InlineData("2011-10-19T16:40:51.620Zé")]
    [InlineData("1319042451")]
    public void Anything_else_is_no_time(string text) => Assert.False(ServerTime.TryParse(text, out _));

    [Fact]
    public void A_time_survives_its_text_to_the_millisecond() =>
        Gen.Long[-62_135_596_800_000L, 253_402_300_799_999L].Sample(
            milliseconds => ServerTime.TryParse(ServerTime.Format(milliseconds * 1_000), out var again) && again == milliseconds * 1_000, iter: 10_000);

    [Fact]
    public void Writing_needs_24_bytes_and_allocates_nothing()
    {
        var text = new byte[24];
        ServerTime.TryFormat(0, text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(ServerTime.TryFormat(1, text));
        Assert.False(ServerTime.TryFormat(1, text.AsSpan(1)));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
