namespace ChatOn.Server.Tests.Sessions;

/// <summary>The name of an account, and what is grouped to it, belongs to it.</summary>
public sealed class NickOwnershipTests : AccountScenario
{
    [Fact]
    public void A_guest_gets_neither_the_name_nor_another_case_of_it()
    {
        Register("alice").Disconnect();
        var client = Server.Open();

        client.Send("NICK ALICE", "USER a 0 * :a");
        client.Expects(":chaton.local 433 * ALICE :Nickname belongs to an account; ...");
        client.Send("NICK other");

        client.Expects(":chaton.local 001 other ...");
        client.ReadAll();
        client.Send("NICK Alice");
        client.Expects(":chaton.local 433 other Alice :...");
    }

    [Fact]
    public void Who_logs_in_takes_its_name_with_it()
    {
        Register("alice").Disconnect();
        var client = Server.Connect("guest");

        client.Send($"NICKSERV IDENTIFY alice {Password}", "NICK alice");

        client.Hears(":guest!... NICK alice");
    }

    [Fact]
    public void A_guest_that_has_the_nickname_when_it_becomes_anothers_is_called_otherwise()
    {
        var alice = Register("alice");
        var guest = Server.Connect("ally");
        guest.Send("JOIN #a");
        guest.ReadAll();
        Server.OnLoop(() =>
        {
            var accounts = Server.Get<ChatOn.Server.Accounts.AccountDirectory>();
            accounts.Put(accounts.FindByName("alice")! with { Nicks = ["ally"] });
            Server.Get<ChatOn.Server.Sessions.NickEnforcement>().Claim(accounts.FindByName("alice")!);
        });

        guest.Expects(":ally!... NICK ...");
        alice.Send("NICK ally");
        alice.Expects(":alice!... NICK ally");
    }

    [Fact]
    public void Of_two_that_complete_with_one_name_at_once_the_account_wins()
    {
        Register("alice").Disconnect();
        var (owner, thief) = (Server.Open(), Server.Open());
        owner.Send("CAP REQ sasl", "NICK alice", "USER a 0 * :a");
        Authenticate(owner, "alice");

        thief.Post("NICK alice", "USER a 0 * :a");
        owner.Post("CAP END");
        Server.Run();

        owner.Hears(":chaton.local 001 alice ...");
        thief.Expects(":chaton.local 433 * alice :...");
    }

    [Fact]
    public void An_old_client_with_anothers_name_is_given_a_near_one_and_told()
    {
        Register("alice").Disconnect();

        var old = Server.ConnectOld("alice");

        Server.OnLoop(() => Assert.Null(Server.World.FindUser("alice")));
        Assert.Contains("alice", string.Concat(old.TakePrinted()), StringComparison.Ordinal);
    }

    [Fact]
    public void In_the_moment_of_a_lost_connection_nobody_slips_into_the_name()
    {
        var alice = Register("alice");
        var thief = Server.Connect("thief");

        alice.Disconnect();
        thief.Send("NICK alice");

        thief.Expects(":chaton.local 433 thief alice :...");
    }
}
