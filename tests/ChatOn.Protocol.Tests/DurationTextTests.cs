using CsCheck;

namespace ChatOn.Protocol.Tests;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("15m", 15 * 60)]
    [InlineData("2h", 2 * 3_600)]
    [InlineData("7d", 7 * 86_400)]
    [InlineData("4w", 28 * 86_400)]
    [InlineData("1y", 365 * 86_400)]
    [InlineData("10y", 3_650 * 86_400)]
    [InlineData("1d12h", 36 * 3_600)]
    [InlineData("1Y2W3D4H5M6S", ((365 + 14 + 3) * 86_400) + (4 * 3_600) + 306)]
    [InlineData("0d1s", 1)]
    [InlineData("90m", 5_400)]
    public void A_duration_is_read(string text, int seconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("perm")]
    [InlineData("PERMANENT")]
    [InlineData("forever")]
    public void One_without_an_end_is_null(string text)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Null(duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("d")]
    [InlineData("0s")]
    [InlineData("-1d")]
    [InlineData("+1d")]
    [InlineData("1 d")]
    [InlineData("1d ")]
    [InlineData("1.5h")]
    [InlineData("1h1d")]
    [InlineData("1d1d")]
    [InlineData("1d2")]
    [InlineData("1x")]
    [InlineData("١d")]
    [InlineData("11y")]
    [InlineData("10y1s")]
    [InlineData("9999999999y")]
    [InlineData("99999999999999999999y")]
    public void Anything_else_is_none(string text)
    {
        Assert.False(DurationText.TryParse(text, out var duration));
        Assert.Null(duration);
    }

    [Theory]
    [InlineData(36 * 3_600, "1d12h")]
    [InlineData(7 * 86_400, "7d")]
    [InlineData(400 * 86_400, "1y35d")]
    [InlineData(59, "59s")]
    [InlineData(0.9, "0s")]
    [InlineData(-5, "0s")]
    public void A_duration_is_written(double seconds, string text) => Assert.Equal(text, DurationText.Format(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void One_without_an_end_is_written_as_a_word_that_reads_so()
    {
        Assert.Equal("permanent", DurationText.Format(null));
        Assert.True(DurationText.TryParse(DurationText.Format(null), out var duration));
        Assert.Null(duration);
    }

    [Fact]
    public void What_is_written_reads_as_the_same() => Gen.Long[1, (long)DurationText.Longest.TotalSeconds].Sample(seconds =>
    {
        var duration = TimeSpan.FromSeconds(seconds);
        return DurationText.TryParse(DurationText.Format(duration), out var read) && read == duration;
    });

    [Fact]
    public void Any_text_is_read_or_refused_and_never_longer_than_ten_years() =>
        Gen.Char["0123456789ywdhmsx-"].Array[0, 30].Select(chars => new string(chars)).Sample(text =>
            !DurationText.TryParse(text, out var duration) || duration is null || (duration > TimeSpan.Zero && duration <= DurationText.Longest));
}
