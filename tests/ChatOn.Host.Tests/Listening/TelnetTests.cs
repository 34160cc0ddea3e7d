using ChatOn.Host.Listening;
using CsCheck;

namespace ChatOn.Host.Tests.Listening;

public sealed class TelnetTests
{
    public static TheoryData<byte[], byte[]> Cases => new()
    {
        { [], [] },
        { [1, 2, 3], [1, 2, 3] },
        { [255, 251, 1, 65], [65] },
        { [65, 255, 253, 3, 66], [65, 66] },
        { [255, 241, 65], [65] },
        { [65, 255, 255, 66], [65, 255, 66] },
        { [255, 250, 24, 1, 255, 240, 65], [65] },
        { [255, 250, 24, 65, 66], [] },
        { [65, 255], [65] },
        { [65, 255, 251], [65] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Commands_are_taken_out(byte[] bytes, byte[] text) => Assert.Equal(text, Strip(bytes));

    [Fact]
    public void The_text_of_a_beginning_is_the_beginning_of_the_text() =>
        Gen.OneOf<byte>(65, 66, 1, 10, 240, 241, 250, 251, 253, 255).Array[0, 20].Sample(bytes =>
        {
            byte[] whole = Strip(bytes);
            for (int length = 0; length <= bytes.Length; length++)
            {
                if (!whole.AsSpan().StartsWith(Strip(bytes[..length])))
                    return false;
            }

            return true;
        });

    private static byte[] Strip(byte[] bytes)
    {
        byte[] text = [.. bytes];
        return text[..Telnet.Strip(text, text)];
    }
}
