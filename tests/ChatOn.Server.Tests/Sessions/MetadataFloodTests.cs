using ChatOn.Testing;

namespace ChatOn.Server.Tests.Sessions;

/// <summary>How much one client may ask for and change.</summary>
[Trait("Spec", "IRCv3/metadata")]
public sealed class MetadataFloodTests : AccountScenario
{
    private const string With = "draft/metadata-2 batch";

    public MetadataFloodTests()
        : base(TestServer.Unlimited with { Limits = TestServer.Unlimited.Limits with { MetadataChanges = 3, MetadataSyncs = 3 } })
    {
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#30")]
    public void Too_many_changes_have_to_wait_as_long_as_is_said()
    {
        var alice = Server.Connect("alice", With);
        alice.Send("METADATA * SET a :1", "METADATA * SET b :1", "METADATA * SET c :1");
        alice.ReadAll();
        Server.Advance(TimeSpan.FromSeconds(20.5));

        alice.Send("METADATA * SET d :1", "METADATA * SET a :1", "METADATA * SET a");
        alice.Expects(":chaton.local FAIL METADATA RATE_LIMITED alice d 40 :...");
        alice.Expects(":chaton.local 761 alice alice a * :1");
        alice.Expects(":chaton.local FAIL METADATA RATE_LIMITED alice a 40 :...");
        Server.Advance(TimeSpan.FromSeconds(40));
        alice.Send("METADATA * SET d :1");

        alice.Expects(":chaton.local 761 alice alice d * :1");
    }

    [Fact]
    [Trait("Spec", "IRCv3/metadata#23")]
    public void Who_asks_for_everything_again_and_again_is_put_off()
    {
        var alice = Server.Connect("alice", With);
        alice.Send("JOIN #a", "METADATA #a SYNC", "METADATA #a SYNC", "METADATA #a SYNC");
        alice.ReadAll();

        alice.Send("METADATA #a SYNC", "METADATA alice SYNC", "METADATA * SUB url", "METADATA * UNSUB url", "METADATA * SUB url");

        alice.Expects(":chaton.local 774 alice #a 60");
        alice.Expects(":chaton.local 774 alice alice 60");
        alice.Expects(":chaton.local 770 alice url");
        alice.Expects(":chaton.local 774 alice #a 4");
        alice.Expects(":chaton.local 771 alice url");
        alice.Expects(":chaton.local 770 alice url");
        alice.Expects(":chaton.local 774 alice #a 4");
    }

    [Fact]
    public void A_long_answer_is_made_as_the_client_reads()
    {
        var value = new string('v', 256);
        foreach (var i in Enumerable.Range(0, 190))
            Server.Connect($"m{i}").Send($"METADATA * SET k1 :{value}", $"METADATA * SET k2 :{value}", $"METADATA * SET k3 :{value}", "JOIN #a");
        var alice = Server.Connect("alice", With);
        alice.Send("METADATA * SUB k1 k2 k3");
        alice.ReadAll();
        alice.Transport.IsReading = false;

        alice.Send("JOIN #a");

        Assert.False(alice.IsClosed);
        alice.NeverHears("... METADATA m189 k3 ...");
        alice.ReadAgain();
        alice.Hears("... METADATA m189 k3 ...");
    }

    [Fact]
    public void A_flood_of_keys_to_follow_ends_at_the_limit()
    {
        var alice = Server.Connect("alice", With);

        for (var i = 0; i < 50; i++)
            alice.Send($"METADATA * SUB {string.Join(' ', Enumerable.Range(i * 60, 60).Select(k => "k" + k))}");
        alice.ReadAll();
        alice.Send("METADATA * SUBS");

        Assert.Equal(100, alice.ReadAll().Where(line => line.Contains(" 772 ", StringComparison.Ordinal)).Sum(line => line.Split(" 772 alice ")[1].Split(' ').Length));
    }
}
