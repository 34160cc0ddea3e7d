using ChatOn.Protocol;

namespace ChatOn.Server.Tests.Commands.Info;

[Trait("Spec", "modern/VERSION")]
public sealed class VersionCommandTests : Scenario
{
    [Fact]
    public void It_tells_the_version_and_what_is_supported()
    {
        var alice = Connect("alice");

        alice.Send("VERSION");

        alice.Expects(":chaton.local 351 alice ChatOn-... chaton.local :A ChatOn server");
        var lines = alice.ReadAll();
        Assert.All(lines, line => Assert.Matches("^:chaton.local 005 alice (\\S+ ){1,13}:are supported by this server$", line));
    }

    [Fact]
    [Trait("Spec", "modern/RPL_ISUPPORT")]
    [Trait("Spec", "IRCv3/whox#1")]
    public void What_is_supported_is_what_the_server_does()
    {
        var alice = Connect("alice");
        alice.Send("VERSION");

        var supported = new Isupport();
        foreach (var line in alice.ReadAll().Where(line => line.Contains(" 005 ", StringComparison.Ordinal)))
        {
            foreach (var token in line[..line.LastIndexOf(" :", StringComparison.Ordinal)].Split(' ')[3..])
                supported.Read(token);
        }

        Assert.Equal("ascii", Value("CASEMAPPING"));
        Assert.Equal("#", Value("CHANTYPES"));
        Assert.Equal("(qaohv)~&@%+", Value("PREFIX"));
        Assert.Equal("32", Value("NICKLEN"));
        Assert.Equal("17", Value("USERLEN"));
        Assert.Equal("B", Value("BOT"));
        Assert.Equal("100", Value("MONITOR"));
        Assert.Equal("", Value("WHOX"));
        Assert.Equal("", Value("UTF8ONLY"));
        Assert.Contains("WHOIS:4", Value("TARGMAX"), StringComparison.Ordinal);

        string Value(string name) => supported.TryGet(name, out var value) ? value : throw new KeyNotFoundException(name);
    }

    [Fact]
    public void Of_another_server_it_is_refused_whatever_stands_there()
    {
        var alice = Connect("alice");

        alice.Send("VERSION other.server", "VERSION ::");

        alice.Expects(":chaton.local 402 alice other.server :No such server");
        alice.Expects(":chaton.local 402 alice * :No such server");
        alice.HearsNothing();
    }
}
