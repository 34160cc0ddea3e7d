using System.Text;
using ChatOn.Server.Connections;

namespace ChatOn.Server.Tests.Connections;

public sealed class ClassicTextTests
{
    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("helo\blo", "hello")]
    [InlineData("\b\b\u007fa", "a")]
    [InlineData("a🎉\bb", "ab")]
    [InlineData("é\be", "e")]
    [InlineData("\u001b[A\u001b[1;31mred\u001b[0m", "red")]
    [InlineData("a\u001bb\u001b[", "ab")]
    [InlineData("a\tb\0c\u0085d", "a bcd")]
    [InlineData("  two  ", "  two  ")]
    public void What_was_typed_becomes_what_can_be_read(string typed, string text) =>
        Assert.Equal(text, ClassicText.Clean(Encoding.UTF8.GetBytes(typed)));

    [Fact]
    public void Bytes_that_are_not_UTF_8_become_replacement_characters() => Assert.Equal("a\uFFFDb", ClassicText.Clean([(byte)'a', 0xE9, (byte)'b']));
}
