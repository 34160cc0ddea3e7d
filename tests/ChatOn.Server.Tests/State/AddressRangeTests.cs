using System.Net;
using ChatOn.Server.State;
using CsCheck;

namespace ChatOn.Server.Tests.State;

[Trait("Spec", "RFC4632")]
public sealed class AddressRangeTests
{
    private static readonly Gen<IPAddress> Addresses = Gen.OneOf(
        Gen.Byte.Array[4].Select(bytes => new IPAddress(bytes)), Gen.Byte.Array[16].Select(bytes => new IPAddress(bytes)));

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.7/32", "192.0.2.7")]
    [InlineData("192.0.2.7/24", "192.0.2.0/24")]
    [InlineData("192.0.2.0/24", "192.0.2.0/24")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("255.255.255.255/1", "128.0.0.0/1")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    [InlineData("2001:DB8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:3:4:5:6/128", "2001:db8:1:2:3:4:5:6/128")]
    [InlineData("2001:db8:1:2:3:4:5:6/47", "2001:db8::/47")]
    [InlineData("::1", "::/64")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7/120", "192.0.2.0/24")]
    [InlineData("::ffff:0:0/96", "0.0.0.0/0")]
    [InlineData("::ffff:0:0/95", "::fffe:0:0/95")]
    public void A_range_is_read_and_written_in_one_form(string text, string canonical)
    {
        Assert.True(AddressRange.TryParse(text, out var range));
        Assert.Equal(canonical, range.ToString());
        Assert.True(AddressRange.TryParse(canonical, out var again));
        Assert.Equal(range, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/24")]
    [InlineData("192.0.2.7/")]
    [InlineData("192.0.2.7/33")]
    [InlineData("192.0.2.7/-1")]
    [InlineData("192.0.2.7/+8")]
    [InlineData("192.0.2.7/ 8")]
    [InlineData("192.0.2.7/08")]
    [InlineData("192.0.2.7/255.255.255.0")]
    [InlineData("192.0.2.7/24/24")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.256")]
    [InlineData("192.0.2.010")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("2001:db8::/129")]
    [InlineData("[2001:db8::1]")]
    [InlineData("[2001:db8::1]:80")]
    [InlineData("fe80::1%2")]
    [InlineData("example.org")]
    [InlineData("*")]
    [InlineData("2001:db8::1/99999999999999999999999999999999999999999999999999999999")]
    public void Anything_else_is_none(string text)
    {
        Assert.False(AddressRange.TryParse(text, out _));
        Assert.False(AddressRange.TryParseExactly(text, out _));
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::1/128")]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8::1/64", "2001:db8::/64")]
    public void What_is_trusted_is_just_what_is_written(string text, string canonical)
    {
        Assert.True(AddressRange.TryParseExactly(text, out var range));
        Assert.Equal(canonical, range.ToString());
    }

    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.255", true)]
    [InlineData("192.0.2.0/24", "192.0.3.0", false)]
    [InlineData("192.0.2.0/24", "::ffff:192.0.2.1", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("::/0", "192.0.2.1", false)]
    [InlineData("::/0", "::ffff:192.0.2.1", false)]
    [InlineData("2001:db8::1", "2001:db8::ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8::1/128", "2001:db8::2", false)]
    public void A_range_contains_its_addresses(string text, string address, bool expected)
    {
        Assert.True(AddressRange.TryParse(text, out var range));
        Assert.Equal(expected, range.Contains(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("10.0.0.0/7", true)]
    [InlineData("2003::/19", false)]
    [InlineData("2003::/18", true)]
    public void Wider_than_any_provider_is_very_wide(string text, bool expected)
    {
        Assert.True(AddressRange.TryParse(text, out var range));
        Assert.Equal(expected, range.IsVeryWide);
    }

    [Fact]
    public void Everything_is_a_prefix_of_no_bits()
    {
        Assert.True(new AddressRange(IPAddress.Loopback, 0).IsEverything);
        Assert.True(new AddressRange(IPAddress.IPv6Loopback, 0).IsEverything);
        Assert.False(new AddressRange(IPAddress.Loopback, 1).IsEverything);
    }

    [Fact]
    public void A_length_that_the_family_has_not_is_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AddressRange(IPAddress.Loopback, 33));

    [Fact]
    public void It_agrees_with_the_framework_and_reads_what_it_writes() =>
        Gen.Select(Addresses, Addresses, Gen.Int[0, 128]).Sample((address, other, bits) =>
        {
            var length = Math.Min(bits, address.GetAddressBytes().Length * 8);
            var range = new AddressRange(address, length);
            Assert.True(range.Contains(address));
            Assert.True(AddressRange.TryParse(range.ToString(), out var read) && read == range);
            var network = new IPNetwork(range.Address, length);
            Assert.Equal(network.Contains(other), range.Contains(other));
            Assert.Equal($"{network.BaseAddress}/{length}", range.IsIPv6 || length < 32 ? range.ToString() : $"{range}/32");
            if (length > 0)
                Assert.Equal(new AddressRange(address, length - 1), range.Widened(length - 1));
        });
}
