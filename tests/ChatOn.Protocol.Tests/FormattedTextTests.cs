using System.Text;

namespace ChatOn.Protocol.Tests;

public sealed class FormattedTextTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("plain ünï \u263A", false)]
    [InlineData("\u0001ACTION waves\u0001", false)]
    [InlineData("\u0002", true)]
    [InlineData("a\u000304,05b", true)]
    [InlineData("a\u0004FF0000", true)]
    [InlineData("a\u000F\u0011\u0016\u001D\u001E\u001F", true)]
    [Trait("Spec", "modern/formatting")]
    public void Formatting_is_found(string text, bool expected) => Assert.Equal(expected, FormattedText.HasFormatting(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("", false)]
    [InlineData("VERSION", false)]
    [InlineData("a \u0001VERSION\u0001", false)]
    [InlineData("\u0001ACTION waves\u0001", false)]
    [InlineData("\u0001ACTION waves", false)]
    [InlineData("\u0001ACTION\u0001", false)]
    [InlineData("\u0001ACTION", false)]
    [InlineData("\u0001ACTIONS\u0001", true)]
    [InlineData("\u0001action x\u0001", true)]
    [InlineData("\u0001VERSION\u0001", true)]
    [InlineData("\u0001", true)]
    [Trait("Spec", "modern/ctcp")]
    public void CTCP_is_told_from_ACTION(string text, bool expected) => Assert.Equal(expected, FormattedText.IsCtcp(Encoding.UTF8.GetBytes(text)));
}
