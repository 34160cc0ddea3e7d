using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "IRCv3/message-ids")]
public sealed class MessageIdTests
{
    private static readonly Gen<long> Number = Gen.OneOf(Gen.Long[0, MessageId.MaxValue], Gen.Long[0, 40], Gen.Long[MessageId.MaxValue - 40, MessageId.MaxValue]);
    private static readonly Gen<MessageId> Id = Gen.Select(Number, Number).Select((time, room) => new MessageId(time, room));

    [Theory]
    [InlineData(0, 0, "0000000000000000000000")]
    [InlineData(1, 31, "000000000010000000000v")]
    [InlineData(MessageId.MaxValue, 32, "vvvvvvvvvvv00000000010")]
    public void An_id_is_22_digits(long time, long room, string text)
    {
        Assert.Equal(text, new MessageId(time, room).ToString());
        Assert.True(MessageId.TryParse(text, out var id));
        Assert.Equal(new MessageId(time, room), id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("000000000000000000000")]
    [InlineData("00000000000000000000000")]
    [InlineData("000000000000000000000V")]
    [InlineData("000000000000000000000w")]
    [InlineData("00000000000 0000000000")]
    [InlineData("00000000000000000000é0")]
    public void Anything_else_is_no_id(string text)
    {
        Assert.False(MessageId.TryParse(text, out _));
        Assert.False(MessageId.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out _));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(MessageId.MaxValue + 1, 0)]
    [InlineData(0, long.MinValue)]
    public void Numbers_beyond_55_bits_are_refused(long time, long room) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MessageId(time, room));

    [Fact]
    public void Ids_sort_as_text_in_their_own_order() => Gen.Select(Id, Id).Sample((a, b) =>
    {
        Assert.Equal(Math.Sign(a.CompareTo(b)), Math.Sign(string.CompareOrdinal(a.ToString(), b.ToString())));
        Assert.Equal(a.CompareTo(b) < 0, a < b);
        Assert.Equal(a.CompareTo(b) >= 0, a >= b);
        Assert.Equal(a > b, !(a <= b));
    }, iter: 10_000);

    [Fact]
    public void An_id_survives_its_text() => Id.Sample(id => MessageId.TryParse(id.ToString(), out var again) && again == id, iter: 10_000);

    [Fact]
    public void There_is_no_writing_into_too_little_room() => Assert.False(default(MessageId).TryFormat(new byte[21]));
}
