namespace ChatOn.Server.Tests.State;

/// <summary>A room as simply as it can be thought: who is in it with which roles, and what the rules then allow. It shares no code with the server.</summary>
internal sealed class ModelRoom
{
    private const string RolesDownwards = "qaohv";

    private readonly Dictionary<string, HashSet<char>> _members = [];
    private readonly Dictionary<string, bool> _invited = [];
    private readonly HashSet<string> _banned = [];
    private readonly HashSet<char> _flags = [];

    public string Describe() => string.Join(' ', _members.OrderBy(m => m.Key).Select(m => $"{m.Key}={string.Concat(m.Value.Order())}"))
        + " +" + string.Concat(_flags.Order()) + " b:" + string.Join(',', _banned.Order());

    public bool IsMember(string nick) => _members.ContainsKey(nick);

    public void Join(string nick)
    {
        if (IsMember(nick))
            return;
        if (_members.Count == 0)
        {
            _members[nick] = ['q'];
            _flags.UnionWith("nt");
            return;
        }

        if (!_invited.TryGetValue(nick, out var byModerator))
        {
            if (_banned.Contains(nick) || _flags.Contains('i'))
                return;
        }
        else if (!byModerator && _banned.Contains(nick))
        {
            return;
        }

        _members[nick] = [];
        _invited.Remove(nick);
    }

    /// <summary>Is let in, whatever the rules say.</summary>
    public void Enter(string nick) => _members.TryAdd(nick, []);

    public void Part(string nick)
    {
        _members.Remove(nick);
        if (_members.Count > 0)
            return;
        _flags.Clear();
        _banned.Clear();
        _invited.Clear();
    }

    public void Kick(string actor, string target)
    {
        if (IsMember(actor) && IsMember(target) && Rank(actor) >= 2 && (actor == target || Beats(actor, target)))
            Part(target);
    }

    public void Role(string actor, bool gives, char role, string target)
    {
        if (!IsMember(actor) || !IsMember(target))
            return;
        var needed = role switch { 'q' or 'a' => 5, 'o' or 'h' => 3, _ => 2 };
        var may = Rank(actor) >= needed && (gives || Beats(actor, target));
        if (!may && (gives || actor != target))
            return;
        if (gives)
            _members[target].Add(role);
        else
            _members[target].Remove(role);
    }

    public void Flag(string actor, bool sets, char flag)
    {
        if (Rank(actor) < 3)
            return;
        if (sets)
            _flags.Add(flag);
        else
            _flags.Remove(flag);
    }

    public void Ban(string actor, bool sets, string target)
    {
        if (Rank(actor) < 2)
            return;
        if (sets)
            _banned.Add(target);
        else
            _banned.Remove(target);
    }

    public void Invite(string actor, string target)
    {
        if (IsMember(actor) && !IsMember(target) && (!_flags.Contains('i') || Rank(actor) >= 2))
            _invited[target] = _invited.GetValueOrDefault(target) || Rank(actor) >= 2;
    }

    public bool MaySpeak(string nick) =>
        _members.Count > 0 && (Rank(nick) >= 1 || (!_flags.Contains('m') && !_banned.Contains(nick) && (IsMember(nick) || !_flags.Contains('n'))));

    public bool MayRead(string nick) => IsMember(nick) && (Rank(nick) >= 1 || !_banned.Contains(nick));

    public bool MaySetTopic(string nick) => IsMember(nick) && (!_flags.Contains('t') || Rank(nick) >= 2);

    // 5 is the owner, 0 is nobody special.
    private int Rank(string nick) =>
        _members.TryGetValue(nick, out var roles) && roles.Count > 0 ? 5 - roles.Min(role => RolesDownwards.IndexOf(role, StringComparison.Ordinal)) : 0;

    private bool Beats(string actor, string target) => Rank(actor) switch
    {
        5 => true,
        4 or 3 => Rank(target) <= 3,
        2 => Rank(target) <= 1,
        _ => false,
    };
}
