namespace ChatOn.Server.Tests.Commands.Users;

[Trait("Spec", "RFC2812/ISON")]
public sealed class IsonCommandTests : Scenario
{
    [Fact]
    public void It_tells_who_is_here_however_the_names_are_given()
    {
        var (alice, _) = (Connect("alice"), Connect("bob"));

        alice.Send("ISON BOB nobody alice", "ISON :bob alice bob", "ISON nobody");

        alice.Expects(":chaton.local 303 alice :bob alice");
        alice.Expects(":chaton.local 303 alice :bob alice");
        alice.Expects(":chaton.local 303 alice :");
    }

    [Fact]
    public void Nothing_asked_is_refused()
    {
        var alice = Connect("alice");

        alice.Send("ISON");

        alice.Expects(":chaton.local 461 alice ISON :Not enough parameters");
    }

    [Fact]
    public void A_hostile_list_gets_one_line_with_whole_names()
    {
        var alice = Connect("alice");
        var nicks = Enumerable.Range(0, 15).Select(i => $"{new string('n', 28)}{i}").ToList();
        foreach (var nick in nicks)
            Connect(nick);

        alice.Send($"ISON :{string.Join(' ', nicks)}");

        var line = Assert.Single(alice.ReadAll());
        Assert.True(line.Length <= 510);
        Assert.Subset(nicks.ToHashSet(), line[":chaton.local 303 alice :".Length..].Split(' ').ToHashSet());
    }
}
