using System.Net;

namespace ChatOn.Server.State;

/// <summary>
/// Bans on addresses. A match costs one look-up for each prefix length that is in use in the address's family, however many bans
/// there are.
/// </summary>
internal sealed class BansByAddress
{
    private readonly Dictionary<AddressRange, ServerBan> _bans = [];

    // Prefix lengths in use with how many bans have them, the longest first.
    private readonly SortedList<int, int> _lengthsOfIPv4 = new(Comparer<int>.Create(static (a, b) => b.CompareTo(a)));
    private readonly SortedList<int, int> _lengthsOfIPv6 = new(Comparer<int>.Create(static (a, b) => b.CompareTo(a)));

    public void Add(ServerBan ban)
    {
        var range = ban.Pattern.Range;
        _bans.Add(range, ban);
        var lengths = LengthsOf(range);
        lengths[range.PrefixLength] = lengths.GetValueOrDefault(range.PrefixLength) + 1;
    }

    public void Remove(ServerBan ban)
    {
        var range = ban.Pattern.Range;
        if (!_bans.Remove(range))
            return;
        var lengths = LengthsOf(range);
        if (--lengths[range.PrefixLength] == 0)
            lengths.Remove(range.PrefixLength);
    }

    /// <summary>The ban on the narrowest range with this address that has not expired.</summary>
    public ServerBan? Match(IPAddress address, long now)
    {
        var whole = AddressRange.Of(address);
        var lengths = LengthsOf(whole);
        for (var i = 0; i < lengths.Count; i++)
        {
            if (_bans.TryGetValue(whole.Widened(lengths.GetKeyAtIndex(i)), out var ban) && !ban.IsExpired(now))
                return ban;
        }
        return null;
    }

    private SortedList<int, int> LengthsOf(AddressRange range) => range.IsIPv6 ? _lengthsOfIPv6 : _lengthsOfIPv4;
}
