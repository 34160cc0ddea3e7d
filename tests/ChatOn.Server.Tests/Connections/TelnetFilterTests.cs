using ChatOn.Server.Connections;
using CsCheck;

namespace ChatOn.Server.Tests.Connections;

public sealed class TelnetFilterTests
{
    [Theory]
    [InlineData("68 69", "68 69")]
    [InlineData("FF FD 03 68", "68")]
    [InlineData("68 FF F1 69", "68 69")]
    [InlineData("FF FA 18 00 61 62 FF F0 68", "68")]
    [InlineData("FF FA 18 FF FF F0 FF F0 68", "68")]
    [InlineData("61 FF FF 62", "61 62")]
    [InlineData("61 FF", "61")]
    [InlineData("FF FB", "")]
    public void Commands_are_left_out(string bytes, string text) => Assert.Equal(text, Strip(Parse(bytes), size: 100));

    [Fact]
    public void However_the_bytes_are_cut_the_text_is_the_same()
    {
        byte[] bytes = [255, 250, 240, 251, 254, 241, 97, 10];
        Gen.Select(Gen.Int[0, bytes.Length - 1].Select(i => bytes[i]).Array[0, 30], Gen.Int[1, 5]).Sample(
            (sent, size) => Strip(sent, size) == Strip(sent, size: 100), iter: 5000);
    }

    private static string Strip(byte[] bytes, int size)
    {
        var filter = new TelnetFilter();
        var text = new List<byte>();
        foreach (var part in bytes.Chunk(size))
        {
            var stripped = new byte[part.Length];
            text.AddRange(stripped[..filter.Strip(part, stripped)]);
        }

        return string.Join(' ', text.Select(value => value.ToString("X2")));
    }

    private static byte[] Parse(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
