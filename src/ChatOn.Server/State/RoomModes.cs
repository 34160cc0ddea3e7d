using ChatOn.Protocol;

namespace ChatOn.Server.State;

/// <summary>A room's flags, key, limit and lists (bans, ban exceptions, invitation exceptions). State only.</summary>
internal sealed class RoomModes
{
    private const char Secret = 's';

    private readonly SortedSet<char> _flags = [];
    private readonly Dictionary<char, List<ListEntry>> _lists = [];
    private readonly Dictionary<char, int> _coming = [];
    private Headcount? _counted;

    public string? Key { get; private set; }

    public int? Limit { get; private set; }

    public bool Has(char flag) => _flags.Contains(flag);

    public bool IsInviteOnly => Has('i');

    public bool IsModerated => Has('m');

    public bool NoExternal => Has('n');

    public bool IsSecret => Has(Secret);

    public bool IsTopicProtected => Has('t');

    public bool AccountsJoin => Has('R');

    public bool AccountsSpeak => Has('M');

    public bool NoColours => Has('c');

    public bool NoCtcp => Has('C');

    /// <summary>It is in this count from now on, until with null it is in none. Only the <see cref="World"/> calls this.</summary>
    public void BeCounted(Headcount? headcount)
    {
        if (IsSecret)
            _counted?.BecameSecret(-1);
        _counted = headcount;
        if (IsSecret)
            _counted?.BecameSecret(1);
    }

    public void Set(char letter, string argument)
    {
        if (letter == 'k')
            Key = argument;
        else if (letter == 'l')
            Limit = int.TryParse(argument, out var limit) ? limit : null;
        else if (_flags.Add(letter) && letter == Secret)
            _counted?.BecameSecret(1);
    }

    public void Unset(char letter)
    {
        if (letter == 'k')
            Key = null;
        else if (letter == 'l')
            Limit = null;
        else if (_flags.Remove(letter) && letter == Secret)
            _counted?.BecameSecret(-1);
    }

    public IReadOnlyList<ListEntry> List(char letter) => _lists.TryGetValue(letter, out var list) ? list : [];

    /// <summary>How many entries a list has or will have once what is being stored is there.</summary>
    public int CountWithComing(char letter) => List(letter).Count + _coming.GetValueOrDefault(letter);

    /// <summary>Reserves places of a list (or gives them back) while entries are being stored.</summary>
    public void Reserve(char letter, int places) => _coming[letter] = _coming.GetValueOrDefault(letter) + places;

    /// <summary>Adds a list entry; false when it is there already.</summary>
    public bool AddEntry(char letter, ListEntry entry)
    {
        if (!_lists.TryGetValue(letter, out var list))
            _lists[letter] = list = [];
        if (list.Exists(e => CaseMapping.Comparer.Equals(e.Mask.Pattern, entry.Mask.Pattern)))
            return false;
        list.Add(entry);
        return true;
    }

    /// <summary>The entry with this mask, in any case; null when there is none.</summary>
    public ListEntry? FindEntry(char letter, string pattern) =>
        List(letter).FirstOrDefault(e => CaseMapping.Comparer.Equals(e.Mask.Pattern, pattern));

    public void RemoveEntry(char letter, string pattern)
    {
        if (_lists.TryGetValue(letter, out var list))
            list.RemoveAll(e => CaseMapping.Comparer.Equals(e.Mask.Pattern, pattern));
    }

    /// <summary>Whether a change, its argument in the form in which it is shown, would change anything.</summary>
    public bool IsChange(ModeChange change) => RoomModeCatalogue.Instance.TryFind(change.Letter)!.Kind switch
    {
        ModeKind.List => (FindEntry(change.Letter, change.Argument!) is null) == change.Adding,
        ModeKind.Always => change.Adding ? Key != change.Argument : Key is not null,
        ModeKind.WhenSet => change.Adding ? Limit?.ToString() != change.Argument : Limit is not null,
        _ => Has(change.Letter) != change.Adding,
    };

    /// <summary>Makes a change of a flag, the key, the limit or a list.</summary>
    /// <param name="setAt">Microseconds since the Unix epoch.</param>
    public void Apply(ModeChange change, string setBy, long setAt)
    {
        var isList = RoomModeCatalogue.Instance.TryFind(change.Letter)!.Kind == ModeKind.List;
        if (isList && change.Adding)
            AddEntry(change.Letter, new ListEntry(new Mask(change.Argument!), setBy, setAt));
        else if (isList)
            RemoveEntry(change.Letter, change.Argument!);
        else if (change.Adding)
            Set(change.Letter, change.Argument ?? "");
        else
            Unset(change.Letter);
    }

    public bool Matches(char letter, Origin who) => List(letter).Any(e => e.Covers(who));

    /// <summary>The letters and arguments as in RPL_CHANNELMODEIS; the key only for those who may see it.</summary>
    public string Describe(bool withKey)
    {
        var letters = "+" + string.Concat(_flags) + (Key is null ? "" : "k") + (Limit is null ? "" : "l");
        var key = Key is null ? "" : withKey ? " " + Key : " *";
        return letters + key + (Limit is { } limit ? $" {limit}" : "");
    }
}

/// <summary>An entry of a room's list, with who set it (nick!user@host) and when (microseconds since the Unix epoch).</summary>
internal sealed record ListEntry(Mask Mask, string SetBy, long SetAt)
{
    /// <summary>What stands before the name of an account, also with wildcards — https://ircv3.net/specs/extensions/account-extban</summary>
    public const string AccountPrefix = "$a:";

    private readonly Mask? _account = Mask.Pattern.StartsWith(AccountPrefix, StringComparison.Ordinal) ? new Mask(Mask.Pattern[AccountPrefix.Length..]) : null;

    /// <summary>Whether somebody is meant.</summary>
    public bool Covers(Origin who) => _account is null ? Mask.Matches(who.Text) : who.Account is { } account && _account.Matches(account);
}
