namespace ChatOn.Server.Tests.Commands.Registration;

[Trait("Spec", "modern/USER")]
public sealed class UserCommandTests : Scenario
{
    [Fact]
    public void With_a_nickname_it_registers_in_either_order()
    {
        var (one, other) = (Server.Open(), Server.Open());

        one.Send("NICK alice", "USER al 0 * :Alice L");
        other.Send("USER u s e r", "NICK bob");

        one.Expects(":chaton.local 001 alice :Welcome to the ChatOn network, alice!~al@127.0.0.1");
        other.Expects(":chaton.local 001 bob :Welcome to the ChatOn network, bob!~u@127.0.0.1");
    }

    [Fact]
    public void The_burst_comes_in_the_order_of_the_document()
    {
        var client = Server.Open();

        client.Send("NICK alice", "USER al 0 * :Alice");

        var numerics = client.ReadAll().Select(line => line.Split(' ')[1]).Distinct();
        Assert.Equal(["001", "002", "003", "004", "005", "251", "252", "253", "254", "255", "265", "266", "422"], numerics);
    }

    [Theory]
    [InlineData("USER")]
    [InlineData("USER a 0 *")]
    [InlineData("USER :")]
    [InlineData("USER a 0 * :")]
    public void Too_little_is_refused(string line)
    {
        var client = Server.Open();

        client.Send("NICK alice", line);

        client.Expects(":chaton.local 461 alice USER :Not enough parameters");
        client.HearsNothing();
    }

    [Fact]
    public void It_cannot_be_told_again()
    {
        var alice = Connect("alice");

        alice.Send("USER other 0 * :Other", "USER");

        alice.Expects(":chaton.local 462 alice :You may not reregister");
        alice.Expects(":chaton.local 462 alice :You may not reregister");
    }

    [Theory]
    [InlineData("ev!l@host", "evlhost")]
    [InlineData("~tilde", "tilde")]
    [InlineData("😊😊", "user")]
    [InlineData("a-name_that.is-far-too-long", "a-name_that.is-f")]
    public void A_hostile_username_cannot_be_taken_for_another_part_of_the_source(string username, string shown)
    {
        var client = Server.Open();

        client.Send("NICK mallory", $"USER {username} 0 * :m");

        client.Expects($"... mallory!~{shown}@127.0.0.1");
    }
}
