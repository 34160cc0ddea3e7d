namespace ChatOn.Server.Tests.State;

/// <summary>
/// A registered room as simply as it can be thought: who is in it, what is kept for whom, and what the rules then allow. It shares no
/// code with the server.
/// </summary>
internal sealed class ModelRegisteredRoom(string founder, IReadOnlyCollection<string> accounts)
{
    private const string RolesDownwards = "qaohv";

    private readonly Dictionary<string, HashSet<char>> _members = new() { [founder] = ['q'] };
    private readonly Dictionary<string, HashSet<char>> _kept = [];
    private readonly Dictionary<string, bool> _invited = [];
    private readonly HashSet<string> _banned = [];
    private readonly HashSet<char> _flags = ['n', 't'];
    private string _founder = founder;
    private bool _hidesEarlier;

    /// <summary>All that is kept.</summary>
    public string DescribeKept() => $"{_founder}'s {Join(_kept.Where(kept => kept.Value.Count > 0))} +{string.Concat(_flags.Order())} b:{string.Join(',', _banned.Order())} {_hidesEarlier}";

    /// <summary>Who is in it; without one of them.</summary>
    public string DescribeMembers(string except = "") => Join(_members.Where(member => member.Key != except));

    /// <summary>Whether somebody has any say at all.</summary>
    public bool HasRights(string nick) => Rank(Whole(nick)) > 0;

    public void Join(string nick)
    {
        if (_members.ContainsKey(nick) || !MayJoin(nick))
            return;
        _members[nick] = Kept(nick);
        _invited.Remove(nick);
    }

    public void Part(string nick) => _members.Remove(nick);

    public void Reconnect(string nick)
    {
        _members.Remove(nick);
        _invited.Remove(nick);
    }

    public void Kick(string actor, string target)
    {
        if (IsIn(actor) && IsIn(target) && Rank(_members[actor]) >= 2 && (actor == target || Beats(_members[actor], _members[target])))
            Part(target);
    }

    public void Role(string actor, bool gives, char role, string target)
    {
        if (!IsIn(actor) || !IsIn(target) || (!gives && role == 'q' && target == _founder))
            return;
        var may = Rank(_members[actor]) >= Needed(role) && (gives || Beats(_members[actor], _members[target]));
        if (!may && (gives || actor != target))
            return;
        Put(_members[target], role, gives);
        if (accounts.Contains(target) && !(target == _founder && role == 'q'))
            Put(KeptOf(target), role, gives);
    }

    public void SetRole(string actor, string target, string role)
    {
        if (!accounts.Contains(target) || target == _founder)
            return;
        var (mine, had, wanted) = (Whole(actor), Whole(target), role.ToHashSet());
        var taken = had.Except(wanted).ToList();
        if (wanted.Except(had).Any(each => Rank(mine) < Needed(each)))
            return;
        if (taken.Count > 0 && actor != target && !(Beats(mine, had) && taken.TrueForAll(each => Rank(mine) >= Needed(each))))
            return;
        _kept[target] = wanted;
        if (IsIn(target))
            _members[target] = [.. wanted];
    }

    public void Transfer(string actor, string target)
    {
        if (actor != _founder || target == _founder || !accounts.Contains(target))
            return;
        _founder = target;
        _kept.Remove(target);
        if (IsIn(target))
            _members[target].Add('q');
        if (IsIn(actor))
            _members[actor] = Kept(actor);
    }

    public void Hide(string actor, bool hides)
    {
        if (Rank(Whole(actor)) == 5)
            _hidesEarlier = hides;
    }

    public void Flag(string actor, bool sets, char flag)
    {
        if (IsIn(actor) && Rank(_members[actor]) >= 3)
            Put(_flags, flag, sets);
    }

    public void Ban(string actor, bool sets, string target)
    {
        if (!IsIn(actor) || Rank(_members[actor]) < 2)
            return;
        if (sets)
            _banned.Add(target);
        else
            _banned.Remove(target);
    }

    public void Invite(string actor, string target)
    {
        if (IsIn(actor) && !IsIn(target) && (!_flags.Contains('i') || Rank(_members[actor]) >= 2))
            _invited[target] = _invited.GetValueOrDefault(target) || Rank(_members[actor]) >= 2;
    }

    public bool MaySpeak(string nick)
    {
        if (IsIn(nick) && Rank(_members[nick]) >= 1)
            return true;
        return !_flags.Contains('m') && !_banned.Contains(nick) && (IsIn(nick) || !_flags.Contains('n')) && (accounts.Contains(nick) || !_flags.Contains('M'));
    }

    public bool MaySetTopic(string nick) => IsIn(nick) && (!_flags.Contains('t') || Rank(_members[nick]) >= 2);

    private bool IsIn(string nick) => _members.ContainsKey(nick);

    private bool MayJoin(string nick)
    {
        if (Rank(Kept(nick)) >= 2 || _invited.GetValueOrDefault(nick))
            return true;
        return !_banned.Contains(nick) && (!_flags.Contains('R') || accounts.Contains(nick)) && (!_flags.Contains('i') || _invited.ContainsKey(nick));
    }

    private HashSet<char> KeptOf(string nick) => _kept.TryGetValue(nick, out var kept) ? kept : _kept[nick] = [];

    private HashSet<char> Kept(string nick) => nick == _founder ? ['q', .. _kept.GetValueOrDefault(nick, [])] : [.. _kept.GetValueOrDefault(nick, [])];

    private HashSet<char> Whole(string nick) => [.. Kept(nick), .. _members.GetValueOrDefault(nick, [])];

    private static void Put(HashSet<char> set, char letter, bool adds)
    {
        if (adds)
            set.Add(letter);
        else
            set.Remove(letter);
    }

    private static int Needed(char role) => role switch { 'q' or 'a' => 5, 'o' or 'h' => 3, _ => 2 };

    // 5 is the owner, 0 is nobody special.
    private static int Rank(HashSet<char> roles) => roles.Count == 0 ? 0 : 5 - roles.Min(role => RolesDownwards.IndexOf(role, StringComparison.Ordinal));

    private static bool Beats(HashSet<char> actor, HashSet<char> target) => Rank(actor) switch
    {
        5 => true,
        4 or 3 => Rank(target) <= 3,
        2 => Rank(target) <= 1,
        _ => false,
    };

    private static string Join(IEnumerable<KeyValuePair<string, HashSet<char>>> roles) =>
        string.Join(' ', roles.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={string.Concat(each.Value.Order())}"));
}
