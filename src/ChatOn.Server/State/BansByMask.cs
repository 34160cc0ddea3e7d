using ChatOn.Protocol;

namespace ChatOn.Server.State;

/// <summary>
/// Bans on texts by masks. Masks without wildcards cost one look-up together; each with wildcards costs a run of its automaton, one
/// step for each character of the text and 64 of the mask, whatever the mask says: 20 to 50 ns for a short nickname, so 1,000 such
/// masks make an answer take 20 to 50 us.
/// </summary>
internal sealed class BansByMask
{
    private readonly Dictionary<string, ServerBan> _literal = new(CaseMapping.Comparer);
    private readonly List<(Mask Mask, ServerBan Ban)> _wild = [];

    // Where each ban stands in the list, so that removing needs no search.
    private readonly Dictionary<ServerBan, int> _places = [];

    public void Add(ServerBan ban)
    {
        if (IsLiteral(ban.Pattern.Text))
        {
            _literal.Add(ban.Pattern.Text, ban);
            return;
        }
        _places.Add(ban, _wild.Count);
        _wild.Add((new Mask(ban.Pattern.Text), ban));
    }

    public void Remove(ServerBan ban)
    {
        if (!_places.Remove(ban, out var place))
        {
            _literal.Remove(ban.Pattern.Text);
            return;
        }
        // The last takes its place.
        var last = _wild.Count - 1;
        if (place < last)
        {
            _wild[place] = _wild[last];
            _places[_wild[place].Ban] = place;
        }
        _wild.RemoveAt(last);
    }

    /// <summary>A ban on this text that has not expired.</summary>
    public ServerBan? Match(string text, long now)
    {
        if (_literal.TryGetValue(text, out var literal) && !literal.IsExpired(now))
            return literal;
        foreach (var (mask, ban) in _wild)
        {
            if (mask.Matches(text) && !ban.IsExpired(now))
                return ban;
        }
        return null;
    }

    // A mask with an escape is rare enough to be treated as wild.
    private static bool IsLiteral(string mask) => !mask.AsSpan().ContainsAny('*', '?', '\\');
}
