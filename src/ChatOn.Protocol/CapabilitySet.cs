namespace ChatOn.Protocol;

/// <summary>A set of capabilities as bits: a value that is cheap to copy, compare and use as a key.</summary>
/// <param name="Bits">The bit of each capability in the set.</param>
public readonly record struct CapabilitySet(ulong Bits)
{
    /// <summary>The set of these.</summary>
    public CapabilitySet(params ReadOnlySpan<Capability> capabilities)
        : this(0UL)
    {
        foreach (var capability in capabilities)
            Bits |= 1UL << capability.Bit;
    }

    /// <summary>No capability.</summary>
    public static CapabilitySet Empty => default;

    /// <summary>Every capability of the catalogue.</summary>
    public static CapabilitySet All => new((1UL << Capability.All.Count) - 1);

    /// <summary>True when nothing is in it.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>True when the capability is in it.</summary>
    public bool Has(Capability capability) => (Bits >> capability.Bit & 1) != 0;

    /// <summary>True when all of the other set are in it.</summary>
    public bool HasAll(CapabilitySet others) => (Bits & others.Bits) == others.Bits;

    /// <summary>This set and the capability.</summary>
    public CapabilitySet With(Capability capability) => new(Bits | 1UL << capability.Bit);

    /// <summary>This set without the capability.</summary>
    public CapabilitySet Without(Capability capability) => new(Bits & ~(1UL << capability.Bit));

    /// <summary>What is in this set and not in the other.</summary>
    public CapabilitySet Except(CapabilitySet others) => new(Bits & ~others.Bits);

    /// <summary>What is in both.</summary>
    public static CapabilitySet operator &(CapabilitySet left, CapabilitySet right) => new(left.Bits & right.Bits);

    /// <summary>What is in either.</summary>
    public static CapabilitySet operator |(CapabilitySet left, CapabilitySet right) => new(left.Bits | right.Bits);

    /// <summary>The capabilities in the order of their bits.</summary>
    public IEnumerator<Capability> GetEnumerator()
    {
        foreach (var capability in Capability.All)
        {
            if (Has(capability))
                yield return capability;
        }
    }

    /// <summary>The names, parted by spaces.</summary>
    public override string ToString()
    {
        var names = new List<string>();
        foreach (var capability in this)
            names.Add(capability.Name);
        return string.Join(' ', names);
    }
}
