using ChatOn.Server.Loop;
using ChatOn.Server.Tests.Accounts.Mechanisms;
using ChatOn.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Tests.Commands.Registration;

[Trait("Spec", "modern/PASS")]
public sealed class PassCommandTests() : Scenario(TestServer.Unlimited with { PasswordHash = PasswordHash })
{
    [Fact]
    public void With_the_servers_password_one_comes_in_and_the_last_one_given_counts()
    {
        var client = Server.Open();

        client.Send("PASS wrong", "PASS sesame", "NICK alice", "USER a 0 * :a");

        client.Expects("... 001 alice ...");
    }

    [Theory]
    [InlineData("PASS wrong")]
    [InlineData("PING none")]
    public void Without_it_one_is_told_and_closed(string first)
    {
        var client = Server.Open();

        client.Send(first, "NICK alice", "USER a 0 * :a");

        client.Hears(":chaton.local 464 alice :Password incorrect");
        client.Expects("ERROR :Closing link: 127.0.0.1 (Wrong server password)");
        client.HearsNothing();
        Assert.True(client.IsClosed);
        Assert.DoesNotContain(Server.Log.All, line => line.Contains("wrong", StringComparison.Ordinal));
    }

    [Fact]
    public void With_a_label_the_refusal_is_not_lost_in_the_closing()
    {
        var client = Server.Open();

        client.Send("CAP REQ :batch labeled-response", "NICK alice", "@label=u USER a 0 * :a", "@label=e CAP END");

        client.Hears("@label=u :chaton.local ACK");
        client.Expects("@label=e :chaton.local 464 alice :Password incorrect");
        client.Expects("ERROR ...");
    }

    [Fact]
    public void When_too_many_passwords_wait_one_is_told_to_try_again_later_and_it_counts_as_no_try()
    {
        using var server = new TestServer(Server.Options, configure: services => services.AddSingleton<IWorkPool>(new CountingPool { IsFull = true }));
        for (var i = 0; i < 10; i++)
        {
            var client = server.Open("192.0.2.7");
            client.Send("PASS sesame", "NICK alice", "USER a 0 * :a");
            client.Expects("ERROR :Closing link: 192.0.2.7 (Too many are coming in at once, try again later)");
            Assert.True(client.IsClosed);
        }
    }

    [Fact]
    public void It_is_refused_after_registration_and_without_a_password()
    {
        var client = Server.Open();

        client.Send("PASS", "PASS sesame", "NICK alice", "USER a 0 * :a", "PASS sesame");

        client.Expects(":chaton.local 461 * PASS :Not enough parameters");
        client.Hears(":chaton.local 462 alice :You may not reregister");
    }

    [Fact]
    public void A_hostile_guesser_is_not_listened_to_any_more_while_others_still_come_in()
    {
        for (var i = 0; i < 5; i++)
            Server.Open("192.0.2.7").Send("PASS wrong", "NICK mallory", "USER a 0 * :a");

        var guesser = Server.Open("192.0.2.7");
        guesser.Send("PASS sesame", "NICK mallory", "USER a 0 * :a");
        var other = Server.Open();
        other.Send("PASS sesame", "NICK alice", "USER a 0 * :a");

        guesser.Expects("ERROR :Closing link: 192.0.2.7 (Too many wrong passwords from your address, try again later)");
        other.Expects("... 001 alice ...");
    }
}
