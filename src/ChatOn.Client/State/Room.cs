namespace ChatOn.Client.State;

/// <summary>A room that one is, was, or wants to be in.</summary>
public sealed class Room : Conversation
{
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<char, string> _modes = [];
    private readonly NameFolding _folding;
    private readonly int _mostMembers;

    internal Room(string name, Timeline timeline, NameFolding folding, int mostMembers)
        : base(name, timeline) => (_folding, _mostMembers) = (folding, mostMembers);

    /// <summary>Whether one is in it now.</summary>
    public bool IsJoined { get; internal set; }

    /// <summary>Whether one goes in again after a break.</summary>
    internal bool IsWanted { get; set; }

    /// <summary>The key it was entered with.</summary>
    internal string? Key { get; set; }

    /// <summary>Whether the answer to WHO is on its way; null when it has not been asked for since one came in.</summary>
    internal bool? IsWhoOpen { get; set; }

    public string Topic { get; internal set; } = "";

    /// <summary>Who set the topic, when that is known.</summary>
    public string? TopicBy { get; internal set; }

    /// <summary>Modes that are set, with their arguments; "" for those without.</summary>
    public IReadOnlyDictionary<char, string> Modes => _modes;

    public IReadOnlyCollection<Member> Members => _members.Values;

    internal override bool IsOpen => IsJoined;

    public Member? Find(string nick) => _members.GetValueOrDefault(_folding.Fold(nick));

    /// <summary>Finds or adds; null when the room is full of others.</summary>
    internal Member? Enter(string nick)
    {
        var key = _folding.Fold(nick);
        if (_members.TryGetValue(key, out var member))
            return member;
        return _members.Count >= _mostMembers ? null : _members[key] = new Member(nick);
    }

    internal bool Leave(string nick) => _members.Remove(_folding.Fold(nick));

    internal bool Rename(string nick, string newNick)
    {
        if (!_members.Remove(_folding.Fold(nick), out var member))
            return false;
        member.Nick = newNick;
        _members[_folding.Fold(newNick)] = member;
        return true;
    }

    internal void SetMode(char letter, string? argument)
    {
        if (argument is null)
            _modes.Remove(letter);
        else
            _modes[letter] = argument;
    }

    /// <summary>Nothing of who is in it and how it is set holds any more.</summary>
    internal void Leave()
    {
        (IsJoined, IsWhoOpen) = (false, null);
        _members.Clear();
        _modes.Clear();
    }
}
