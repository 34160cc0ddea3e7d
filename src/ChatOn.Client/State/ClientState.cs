using System.Diagnostics.CodeAnalysis;
using ChatOn.Protocol;

namespace ChatOn.Client.State;

/// <summary>All that a client knows. It outlives connections; whoever shows it only reads it.</summary>
public sealed class ClientState
{
    private readonly Dictionary<string, Conversation> _conversations = new(StringComparer.Ordinal);
    private readonly ClientLimits _limits;
    private readonly TextBudget _budget;

    internal ClientState(ClientOptions options)
    {
        _limits = options.Limits;
        _budget = new TextBudget(options.Limits.Characters);
        Nick = options.Nick;
    }

    public ConnectionPhase Phase { get; internal set; }

    /// <summary>The nickname one has.</summary>
    public string Nick { get; internal set; }

    /// <summary>One's own user name and host as others see them; null when they are not known.</summary>
    public string? Mask { get; internal set; }

    /// <summary>The account one is logged in to; null for a guest.</summary>
    public string? Account { get; internal set; }

    /// <summary>One's own absence; null when one is there.</summary>
    public string? Away { get; internal set; }

    /// <summary>The name of the network; "" when it has none.</summary>
    public string Network => Isupport.TryGet("NETWORK", out var name) ? name : "";

    /// <summary>How the connection is protected; null without one.</summary>
    public ConnectionSecurity? Security { get; internal set; }

    /// <summary>The capabilities in force.</summary>
    public CapabilitySet Capabilities { get; internal set; }

    /// <summary>How long the server took to answer last.</summary>
    public TimeSpan? Delay { get; internal set; }

    public NameFolding Names { get; } = new();

    public IReadOnlyCollection<Conversation> Conversations => _conversations.Values;

    public IEnumerable<Room> Rooms => _conversations.Values.OfType<Room>();

    /// <summary>The letters of the ranks, the highest first, such as <c>qaohv</c>.</summary>
    public string RankLetters => Ranks.Letters;

    /// <summary>The signs of the ranks, the highest first, such as <c>~&amp;@%+</c>.</summary>
    public string RankSigns => Ranks.Signs;

    // "(qaohv)~&@%+"
    private (string Letters, string Signs) Ranks
    {
        get
        {
            var prefix = Isupport.TryGet("PREFIX", out var value) ? value : "(ov)@+";
            var middle = prefix.IndexOf(')', StringComparison.Ordinal);
            return middle > 0 && prefix.Length == 2 * middle && prefix.All(letter => letter is > ' ' and < '\x7f') ? (prefix[1..middle], prefix[(middle + 1)..]) : ("", "");
        }
    }

    /// <summary>Whether the server has a mode of rooms that is on or off.</summary>
    public bool KnowsFlag(char letter) => KindOf(letter) == 3;

    /// <summary>Whether a mode is a list of masks.</summary>
    internal bool IsListMode(char letter) => KindOf(letter) == 0;

    /// <summary>Whether a mode has an argument when it is set or taken back.</summary>
    internal bool TakesArgument(char letter, bool isSet) => KindOf(letter) is var kind && (kind is 0 or 1 || (kind == 2 && isSet));

    internal Isupport Isupport { get; private set; } = new();

    /// <summary>Finds a conversation.</summary>
    public Conversation? Find(string name) => _conversations.GetValueOrDefault(Names.Fold(name));

    public Room? FindRoom(string name) => Find(name) as Room;

    /// <summary>Whether a name is one of a room.</summary>
    public bool IsRoomName([NotNullWhen(true)] string? name) =>
        !string.IsNullOrEmpty(name) && (Isupport.TryGet("CHANTYPES", out var types) ? types : "#&").Contains(name[0], StringComparison.Ordinal);

    /// <summary>Whether a nickname is one's own.</summary>
    public bool IsMe(string? nick) => Names.Same(nick, Nick);

    /// <summary>The name without the signs of ranks in front: <c>@#room</c> is said in <c>#room</c>.</summary>
    internal string WithoutRanks(string target)
    {
        if (IsRoomName(target) || !Isupport.TryGet("STATUSMSG", out var signs))
            return target;
        var name = target.TrimStart(signs.ToCharArray());
        return IsRoomName(name) ? name : target;
    }

    /// <summary>Finds a conversation or makes it; null when there are too many.</summary>
    internal Conversation? Open(string name, out bool isNew)
    {
        var key = Names.Fold(name);
        isNew = !_conversations.TryGetValue(key, out var conversation);
        if (!isNew)
            return conversation;
        if (_conversations.Count >= _limits.Conversations || name.Length == 0)
            return null;
        var timeline = new Timeline(_limits.Messages, _budget);
        return _conversations[key] = IsRoomName(name) ? new Room(name, timeline, Names, _limits.Members) : new DirectConversation(name, timeline);
    }

    internal void Close(Conversation conversation)
    {
        conversation.Timeline.Clear();
        _conversations.Remove(Names.Fold(conversation.Name));
    }

    /// <summary>Gives a conversation another name, unless another has it.</summary>
    internal bool Rename(Conversation conversation, string name)
    {
        var key = Names.Fold(name);
        if (name.Length == 0 || (_conversations.TryGetValue(key, out var other) && other != conversation))
            return false;
        _conversations.Remove(Names.Fold(conversation.Name));
        conversation.Name = name;
        _conversations[key] = conversation;
        return true;
    }

    internal void ReadIsupport(string token)
    {
        if (Isupport.Tokens.Count >= _limits.Tokens && !token.StartsWith('-'))
            return;
        Isupport.Read(token);
        // Keys in use cannot be folded anew.
        if (_conversations.Count == 0 && Isupport.TryGet("CASEMAPPING", out var mapping))
            Names.Set(mapping);
    }

    private int KindOf(char letter)
    {
        var kinds = (Isupport.TryGet("CHANMODES", out var value) ? value : "beI,k,l,").Split(',');
        return Array.FindIndex(kinds, kind => kind.Contains(letter, StringComparison.Ordinal));
    }

    internal void ForgetServer()
    {
        Isupport = new Isupport();
        Capabilities = CapabilitySet.Empty;
        (Security, Account, Away, Delay) = (null, null, null, null);
        foreach (var room in Rooms)
            room.Leave();
        foreach (var conversation in Conversations)
            conversation.AbortCatchUp();
    }
}
