namespace ChatOn.Client.Tests;

/// <summary>Addresses as people type them.</summary>
public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("localhost", "localhost", 5555, false)]
    [InlineData("localhost:1", "localhost", 1, false)]
    [InlineData("127.0.0.1:6667", "127.0.0.1", 6667, false)]
    [InlineData("[::1]:6667", "::1", 6667, false)]
    [InlineData("::1", "::1", 5555, false)]
    [InlineData("ircs://localhost:6697", "localhost", 6697, true)]
    [InlineData("chat.example.org", "chat.example.org", 5555, true)]
    [InlineData("chat.example.org:6697", "chat.example.org", 6697, true)]
    [InlineData("[2001:db8::1]:6697", "2001:db8::1", 6697, true)]
    [InlineData("wss://chat.example.org/ws", "chat.example.org", 5555, true)]
    [InlineData("ws://localhost:80", "localhost", 80, false)]
    public void What_is_typed_is_understood(string text, string host, int port, bool isTls)
    {
        Assert.True(ServerAddress.TryParse(text, allowsPlainText: false, out var address, out _));
        Assert.Equal((host, port, isTls), (address.Host, address.Port, address.IsTls));
        Assert.True(ServerAddress.TryParse(address.ToString(), allowsPlainText: false, out var again, out _));
        Assert.Equal(address with { Room = null }, again);
    }

    [Theory]
    [InlineData("irc://chat.example.org")]
    [InlineData("ws://chat.example.org")]
    [InlineData("localhost.example.org", true)]
    public void Another_machine_is_spoken_to_in_plain_text_only_when_that_is_allowed(string text, bool isTls = false)
    {
        Assert.Equal(isTls, ServerAddress.TryParse(text, allowsPlainText: false, out var safe, out var problem));
        Assert.True(safe is null ? problem!.Length > 0 : safe.IsTls);
        Assert.True(ServerAddress.TryParse(text, allowsPlainText: true, out var address, out _));
        Assert.False(address.IsTls);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":1")]
    [InlineData("host:0")]
    [InlineData("host:99999")]
    [InlineData("host:1:2")]
    [InlineData("[::1")]
    [InlineData("[host]:1")]
    [InlineData("http://host")]
    [InlineData("ho st")]
    public void What_is_no_address_is_refused_with_a_word(string text)
    {
        Assert.False(ServerAddress.TryParse(text, allowsPlainText: true, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void A_host_in_capitals_is_the_same_host_with_the_same_key()
    {
        Assert.True(ServerAddress.TryParse("Chat.Example.ORG", allowsPlainText: false, out var address, out _));
        Assert.Equal("chat.example.org", address.Host);
    }

    [Fact]
    public void A_link_names_a_room()
    {
        Assert.True(ServerAddress.TryParse("irc://localhost/den", allowsPlainText: false, out var address, out _));
        Assert.Equal("#den", address.Room);
    }
}
