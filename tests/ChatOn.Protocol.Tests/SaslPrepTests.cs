using System.Security.Cryptography;
using System.Text;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "RFC4013")]
public sealed class SaslPrepTests
{
    // The examples of section 3.
    [Theory]
    [InlineData("I\u00ADX", "IX")]
    [InlineData("user", "user")]
    [InlineData("USER", "USER")]
    [InlineData("\u00AA", "a")]
    [InlineData("\u2168", "IX")]
    public void The_examples_of_the_specification_are_prepared_as_it_says(string text, string prepared)
    {
        Assert.True(SaslPrep.TryPrepare(text, out var result));
        Assert.Equal(prepared, result);
    }

    [Theory]
    [InlineData("\u0007")]
    [InlineData("\u06271")]
    public void The_examples_of_what_it_prohibits_are_refused(string text)
    {
        Assert.False(SaslPrep.TryPrepare(text, out var result));
        Assert.Equal("", result);
    }

    [Theory]
    [InlineData("a\u00A0b\u3000c", "a b c")]
    [InlineData("a\u2060\uFEFFb", "ab")]
    [InlineData("u\u0308", "ü")]
    [InlineData("ü", "ü")]
    [InlineData("\u212B", "Å")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\u0627\u0628", "\u0627\u0628")]
    [InlineData("grün😀", "grün😀")]
    [InlineData("", "")]
    [InlineData("\u00AD", "")]
    public void What_looks_the_same_becomes_the_same(string text, string prepared)
    {
        Assert.True(SaslPrep.TryPrepare(text, out var result));
        Assert.Equal(prepared, result);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u007F")]
    [InlineData("a\u0085")]
    [InlineData("\uE000")]
    [InlineData("\uFDD0")]
    [InlineData("\uD800")]
    [InlineData("a\uDC00b")]
    [InlineData("\uFFFD")]
    [InlineData("\u2FF0")]
    [InlineData("\u202E")]
    [InlineData("\U000E0041")]
    [InlineData("\u0627a\u0628")]
    [InlineData("1\u0627")]
    public void What_is_prohibited_or_mixes_directions_is_refused(string text) => Assert.False(SaslPrep.TryPrepare(text, out _));

    // The sums are of the same texts, prepared by a few lines of Python on its own stringprep and Unicode 3.2 tables.
    [Fact]
    public void Every_code_point_alone_is_prepared_as_another_implementation_does()
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var point = 0; point <= 0x10FFFF; point++)
        {
            if (Rune.IsValid(point))
                sum.AppendData(Line(new Rune(point).ToString()));
        }

        Assert.Equal("a97a66032f8c436d7a23b5d6d96a591d961c0b8d5e6997b64e326171914b8945", Convert.ToHexStringLower(sum.GetHashAndReset()));
    }

    [Fact]
    public void Forty_thousand_texts_full_of_marks_and_jamo_are_prepared_as_another_implementation_does()
    {
        (int First, int Count)[] blocks =
        [
            (0x41, 26), (0x300, 80), (0x1100, 90), (0x11A8, 82), (0xAC00, 256), (0x1E00, 156), (0x1EA0, 90), (0x1F00, 22), (0x1161, 66), (0x5D0, 27),
            (0x5B0, 10), (0x621, 26), (0x64B, 11), (0xFB50, 98), (0xFDF0, 13), (0x905, 53), (0x93C, 18), (0x9BE, 7), (0xDCF, 6), (0xDD8, 8), (0xF71, 27),
            (0x1025, 3), (0x102C, 7), (0x3041, 86), (0x3099, 7), (0x30A1, 95), (0x1D15E, 19), (0xFF01, 94), (0x2153, 12), (0xF900, 128),
        ];
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var state = 1L;
        for (var i = 0; i < 40_000; i++)
        {
            var isFrequent = Next(3) == 0;
            var text = new StringBuilder();
            for (var length = 1 + Next(8); length > 0; length--)
            {
                var (first, count) = blocks[Next(isFrequent ? 9 : blocks.Length)];
                text.Append(new Rune(first + Next(count)).ToString());
            }

            sum.AppendData(Line(text.ToString()));
        }

        Assert.Equal("29fc8556824faa92e6e1d11ad0b38e843b79d1bb1f3449d74ec773b1a8bf45fa", Convert.ToHexStringLower(sum.GetHashAndReset()));

        int Next(int below)
        {
            state = ((state * 1_103_515_245) + 12_345) % (1L << 31);
            return (int)((state >> 8) % below);
        }
    }

    [Fact]
    public void A_text_of_marks_alone_takes_no_time_to_speak_of()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323", 50_000));

        Assert.True(SaslPrep.TryPrepare(marks, out var prepared));
        Assert.Equal(marks.Length, prepared.Length);
    }

    private static byte[] Line(string text) => Encoding.UTF8.GetBytes((SaslPrep.TryPrepare(text, out var prepared) ? prepared : "!") + "\n");
}
