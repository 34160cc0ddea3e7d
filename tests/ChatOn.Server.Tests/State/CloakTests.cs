using System.Net;
using ChatOn.Server.State;
using CsCheck;

namespace ChatOn.Server.Tests.State;

public sealed class CloakTests
{
    private readonly Cloak _cloak = new([.. Enumerable.Range(0, Cloak.SecretLength).Select(i => (byte)i)]);

    [Theory]
    [InlineData("192.0.2.7", 3)]
    [InlineData("2001:db8:1:2::7", 4)]
    public void A_cloak_is_a_host_of_one_part_for_each_network(string address, int parts)
    {
        var host = HostOf(address);
        Assert.Matches($@"^([a-z2-7]{{10}}\.){{{parts}}}ip$", host);
        Assert.InRange(host.Length, 1, 63);
    }

    [Fact]
    public void A_cloak_stays_the_same_or_every_ban_on_one_would_end()
    {
        // As another implementation of the doc comment computes them.
        Assert.Equal("vqvgy3cctg.66zj5rhmuh.jxqwjmcpft.ip", HostOf("192.0.2.7"));
        Assert.Equal("rvcwfivslk.hzvbp2lwuk.viwfg5se4i.jal6zvna7g.ip", HostOf("2001:db8:1:2::7"));
    }

    [Fact]
    public void Another_secret_gives_another_cloak_in_every_part()
    {
        var other = new Cloak(new byte[Cloak.SecretLength]);
        foreach (var address in new[] { "192.0.2.7", "2001:db8:1:2::7" })
            Assert.Equal(["ip"], HostOf(address).Split('.').Intersect(other.HostOf(IPAddress.Parse(address)).Split('.')));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", 0)]
    [InlineData("192.0.2.7", "192.0.2.8", 1)]
    [InlineData("192.0.2.7", "192.0.3.7", 2)]
    [InlineData("192.0.2.7", "192.1.2.7", 3)]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:2:ffff::", 0)]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:3::7", 1)]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:102::7", 2)]
    [InlineData("2001:db8:1:2::7", "2001:db8:2:2::7", 3)]
    [InlineData("2001:db8:1:2::7", "2001:db9:1:2::7", 4)]
    public void Addresses_of_one_network_share_its_part_and_those_of_the_wider_ones(string one, string other, int differing)
    {
        var (first, second) = (HostOf(one).Split('.'), HostOf(other).Split('.'));
        for (var i = 0; i < first.Length; i++)
            Assert.Equal(i >= differing, first[i] == second[i]);
    }

    [Fact]
    public void A_ban_on_the_wider_parts_is_one_on_the_network()
    {
        var ban = new Protocol.Mask("*." + HostOf("192.0.2.7").Split('.', 2)[1]);
        Assert.True(ban.Matches(HostOf("192.0.2.200")));
        Assert.False(ban.Matches(HostOf("192.0.3.7")));
    }

    [Fact]
    public void An_IPv4_address_inside_IPv6_is_the_IPv4_address() => Assert.Equal(HostOf("192.0.2.7"), HostOf("::ffff:192.0.2.7"));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public void Loopback_has_nothing_to_hide(string address) => Assert.Equal("loopback.ip", HostOf(address));

    [Fact]
    public void All_addresses_of_a_64_are_one_and_those_of_another_are_not() =>
        Gen.Select(Gen.Byte.Array[8], Gen.Byte.Array[8], Gen.Byte.Array[8], Gen.Int[0, 63]).Sample((network, one, other, bit) =>
        {
            network[0] |= 0x20;
            var host = HostOf([.. network, .. one]);
            Assert.Equal(host, HostOf([.. network, .. other]));
            network[bit / 8] ^= (byte)(0x80 >> (bit % 8));
            Assert.NotEqual(host.Split('.')[0], HostOf([.. network, .. one]).Split('.')[0]);
        });

    [Fact]
    public void No_two_networks_of_16_bits_have_the_same_part()
    {
        var parts = new HashSet<string>();
        for (var i = 0; i < 65_536; i++)
        {
            if (i >> 8 != 127)
                Assert.True(parts.Add(HostOf([(byte)(i >> 8), (byte)i, 2, 7]).Split('.')[2]));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_secret_of_another_length_is_refused(int length) => Assert.Throws<ArgumentException>(() => new Cloak(new byte[length]));

    private string HostOf(string address) => _cloak.HostOf(IPAddress.Parse(address));

    private string HostOf(byte[] address) => _cloak.HostOf(new IPAddress(address));
}
