using ChatOn.Host.Listening;

namespace ChatOn.Host.Tests.Listening;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("localhost:5555", "127.0.0.1,::1", 5555)]
    [InlineData("*:6697", "0.0.0.0,::", 6697)]
    [InlineData(":6697", "0.0.0.0,::", 6697)]
    [InlineData("192.0.2.1:443", "192.0.2.1", 443)]
    [InlineData("[2001:db8::1]:443", "2001:db8::1", 443)]
    [InlineData("[::]:0", "::", 0)]
    public void An_address_has_a_port(string text, string addresses, int port)
    {
        Assert.True(ListenAddress.TryParse(text, out var address));
        Assert.Equal(addresses, string.Join(',', address.Addresses));
        Assert.Equal(port, address.Port);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("localhost:")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:-1")]
    [InlineData("localhost:5555 ")]
    [InlineData("example.org:5555")]
    [InlineData("::1:5555")]
    [InlineData("[::1]")]
    [InlineData("[127.0.0.1]:80")]
    public void Anything_else_is_none(string text) => Assert.False(ListenAddress.TryParse(text, out _));

    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.77", true)]
    [InlineData("192.0.2.0/24", "192.0.3.1", false)]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8::/32", "2001:db8:1::1", true)]
    [InlineData("2001:db8::1", "2001:db8::1", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    public void A_network_contains_its_addresses(string network, string address, bool isInside) =>
        Assert.Equal(isInside, new NetworkList([network]).Contains(System.Net.IPAddress.Parse(address)));
}
