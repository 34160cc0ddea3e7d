namespace ChatOn.Protocol.Tests;

[Trait("Spec", "IRCv3/capability-negotiation")]
public sealed class CapabilityTests
{
    [Fact]
    public void The_place_of_a_capability_is_its_bit() =>
        Assert.Equal(Enumerable.Range(0, Capability.All.Count), Capability.All.Select(capability => capability.Bit));

    [Fact]
    public void Names_are_unique_and_documented()
    {
        Assert.Equal(Capability.All.Count, Capability.All.Select(capability => capability.Name).Distinct().Count());
        // Those of our own are documented in the repository.
        Assert.All(Capability.All, capability => Assert.Matches("^(https://|docs/protocol/)", capability.Documentation));
        Assert.InRange(Capability.All.Count, 1, 63);
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#40")]
    public void A_capability_is_found_by_its_exact_name()
    {
        Assert.Same(Capability.Chathistory, Capability.TryFind("draft/chathistory"));
        Assert.Null(Capability.TryFind("Batch"));
        Assert.Null(Capability.TryFind(""));
    }

    [Fact]
    [Trait("Spec", "IRCv3/capability-negotiation#41")]
    [Trait("Spec", "IRCv3/capability-negotiation#42")]
    [Trait("Spec", "IRCv3/capability-negotiation#44")]
    public void Names_are_words_of_their_vendor_or_registered()
    {
        Assert.All(Capability.All, capability => Assert.Matches("^([a-z0-9.]+/)?[a-z0-9]+(-[a-z0-9]+)*$", capability.Name));
        Assert.All(
            Capability.All.Where(capability => !capability.Name.Contains('/', StringComparison.Ordinal)),
            capability => Assert.StartsWith("https://ircv3.net/specs/extensions/", capability.Documentation, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("account-registration")]
    [InlineData("read-marker")]
    [InlineData("oper-tag")]
    [InlineData("chathistory")]
    [Trait("Spec", "IRCv3/account-registration#1")]
    [Trait("Spec", "IRCv3/account-registration#2")]
    [Trait("Spec", "IRCv3/read-marker#1")]
    [Trait("Spec", "IRCv3/read-marker#2")]
    public void What_is_a_draft_says_so_in_its_name(string name)
    {
        Assert.Null(Capability.TryFind(name));
        Assert.NotNull(Capability.TryFind("draft/" + name));
    }

    [Fact]
    [Trait("Spec", "IRCv3/labeled-response")]
    public void Labeled_responses_bring_batches() => Assert.Equal(new CapabilitySet(Capability.Batch), Capability.LabeledResponse.Requires);

    [Fact]
    public void Sets_are_made_and_asked()
    {
        var set = CapabilitySet.Empty.With(Capability.Batch).With(Capability.ServerTime).With(Capability.Batch);

        Assert.True(set.Has(Capability.Batch));
        Assert.False(set.Has(Capability.EchoMessage));
        Assert.Equal(new CapabilitySet(Capability.ServerTime, Capability.Batch), set);
        Assert.Equal("server-time batch", set.ToString());
        Assert.Equal(new CapabilitySet(Capability.ServerTime), set.Without(Capability.Batch).Without(Capability.Setname));
        Assert.True(set.HasAll(CapabilitySet.Empty));
        Assert.False(set.HasAll(CapabilitySet.All));
    }

    [Fact]
    public void Sets_are_joined_and_cut()
    {
        CapabilitySet left = new(Capability.Batch, Capability.Setname), right = new(Capability.Batch, Capability.Chghost);

        Assert.Equal(new CapabilitySet(Capability.Batch), left & right);
        Assert.Equal(new CapabilitySet(Capability.Batch, Capability.Setname, Capability.Chghost), left | right);
        Assert.Equal(new CapabilitySet(Capability.Setname), left.Except(right));
        Assert.True((left & CapabilitySet.Empty).IsEmpty);
    }

    [Fact]
    public void The_set_of_all_holds_all()
    {
        var seen = new List<Capability>();
        foreach (var capability in CapabilitySet.All)
            seen.Add(capability);
        Assert.Equal(Capability.All, seen);
    }
}
