using System.Text;

namespace ChatOn.Protocol.Tests;

public sealed class ClientTagsTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("+typing", true)]
    [InlineData("+typing=active", true)]
    [InlineData("+typing=active;+typing=done", true)]
    [InlineData("+typing=active;+x", false)]
    [InlineData("+draft/typing=active", false)]
    [InlineData("+Typing=active", false)]
    public void Typing_is_alone_or_not(string tags, bool isAlone) => Assert.Equal(isAlone, ClientTags.AreTypingAlone(Encoding.UTF8.GetBytes(tags)));
}
