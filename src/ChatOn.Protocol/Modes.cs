namespace ChatOn.Protocol;

/// <summary>When a mode takes an argument: the types A to D of CHANMODES, and the prefixes of members.</summary>
public enum ModeKind
{
    /// <summary>Type A: a list; always an argument, none to ask for the list.</summary>
    List,

    /// <summary>Type B: an argument when set and when unset.</summary>
    Always,

    /// <summary>Type C: an argument when set.</summary>
    WhenSet,

    /// <summary>Type D: never an argument.</summary>
    Flag,

    /// <summary>A member's rank; the argument is the nickname.</summary>
    Prefix,
}

/// <summary>A mode: its letter, kind and meaning.</summary>
/// <param name="Letter">The letter in MODE.</param>
/// <param name="Kind">When it takes an argument.</param>
/// <param name="Name">A word for it.</param>
/// <param name="Description">What it does, for people.</param>
public sealed record ModeDefinition(char Letter, ModeKind Kind, string Name, string Description)
{
    /// <summary>The sign before the nickname, for a prefix.</summary>
    public char Prefix { get; init; }
}

/// <summary>
/// The modes that something can have, and the strings that announce them. Prefixes stand from the highest to the lowest.
/// See https://modern.ircdocs.horse/#chanmodes-parameter and https://modern.ircdocs.horse/#prefix-parameter
/// </summary>
public sealed class ModeCatalogue
{
    private readonly ModeDefinition?[] _byLetter = new ModeDefinition?[128];

    /// <summary>Makes a catalogue; each letter once, ASCII letters only.</summary>
    public ModeCatalogue(params ModeDefinition[] definitions)
    {
        All = definitions;
        foreach (var definition in definitions)
        {
            if (!char.IsAsciiLetter(definition.Letter) || _byLetter[definition.Letter] is not null)
                throw new ArgumentException($"Mode {definition.Letter} is no letter or is there twice.", nameof(definitions));
            _byLetter[definition.Letter] = definition;
        }
    }

    /// <summary>Every mode, in the order given.</summary>
    public IReadOnlyList<ModeDefinition> All { get; }

    /// <summary>All letters in alphabetical order, as RPL_MYINFO has them.</summary>
    public string Letters => Join(static _ => true);

    /// <summary>The letters of the modes that take an argument, for the last parameter of RPL_MYINFO.</summary>
    public string LettersWithArgument => Join(static mode => mode.Kind != ModeKind.Flag);

    /// <summary>The value of CHANMODES: <c>A,B,C,D</c>.</summary>
    public string ChanModes => string.Join(',', Of(ModeKind.List), Of(ModeKind.Always), Of(ModeKind.WhenSet), Of(ModeKind.Flag));

    /// <summary>The value of PREFIX: <c>(letters)signs</c>.</summary>
    public string Prefix => $"({Of(ModeKind.Prefix)}){PrefixSigns}";

    /// <summary>The signs of the prefixes, the highest first (STATUSMSG).</summary>
    public string PrefixSigns => string.Concat(All.Where(static mode => mode.Kind == ModeKind.Prefix).Select(static mode => mode.Prefix));

    /// <summary>The letters of one kind, in the catalogue's order.</summary>
    public string Of(ModeKind kind) => string.Concat(All.Where(mode => mode.Kind == kind).Select(static mode => mode.Letter));

    /// <summary>The mode of a letter, or null.</summary>
    public ModeDefinition? TryFind(char letter) => letter < 128 ? _byLetter[letter] : null;

    private string Join(Func<ModeDefinition, bool> wanted) =>
        string.Concat(All.Where(wanted).Select(static mode => mode.Letter).Order());
}

/// <summary>The modes of rooms. See https://modern.ircdocs.horse/#channel-modes</summary>
public static class RoomModeCatalogue
{
    /// <summary>Masks that may neither join nor speak.</summary>
    public static ModeDefinition Ban { get; } = new('b', ModeKind.List, "ban", "Who matches may neither join nor speak");

    /// <summary>Masks that bans do not touch.</summary>
    public static ModeDefinition BanException { get; } = new('e', ModeKind.List, "ban exception", "Who matches is not touched by bans");

    /// <summary>Masks that need no invitation.</summary>
    public static ModeDefinition InviteException { get; } = new('I', ModeKind.List, "invite exception", "Who matches needs no invitation");

    /// <summary>The key to join with.</summary>
    public static ModeDefinition Key { get; } = new('k', ModeKind.Always, "key", "Only who knows the key may join");

    /// <summary>The most members.</summary>
    public static ModeDefinition Limit { get; } = new('l', ModeKind.WhenSet, "limit", "No more members than this");

    /// <summary>Only the invited may join.</summary>
    public static ModeDefinition InviteOnly { get; } = new('i', ModeKind.Flag, "invite only", "Only the invited may join");

    /// <summary>Only members with a rank may speak.</summary>
    public static ModeDefinition Moderated { get; } = new('m', ModeKind.Flag, "moderated", "Only members with a rank may speak");

    /// <summary>Only members may speak.</summary>
    public static ModeDefinition NoExternal { get; } = new('n', ModeKind.Flag, "no external messages", "Only members may speak");

    /// <summary>Not shown to who is not in it.</summary>
    public static ModeDefinition Secret { get; } = new('s', ModeKind.Flag, "secret", "Not shown to who is not in it");

    /// <summary>Only half-operators and above may set the topic.</summary>
    public static ModeDefinition ProtectedTopic { get; } = new('t', ModeKind.Flag, "protected topic", "Only half-operators and above may set the topic");

    /// <summary>Only accounts may join.</summary>
    public static ModeDefinition AccountsJoin { get; } = new('R', ModeKind.Flag, "accounts only", "Only who is logged in to an account may join");

    /// <summary>Only accounts may speak.</summary>
    public static ModeDefinition AccountsSpeak { get; } =
        new('M', ModeKind.Flag, "accounts speak", "Only who is logged in to an account, or has a rank, may speak");

    /// <summary>No colours and no formatting.</summary>
    public static ModeDefinition NoColours { get; } = new('c', ModeKind.Flag, "no colours", "Messages with colours or other formatting are refused");

    /// <summary>No CTCP but ACTION.</summary>
    public static ModeDefinition NoCtcp { get; } = new('C', ModeKind.Flag, "no CTCP", "CTCP messages are refused, except ACTION (/me)");

    /// <summary>The rank of who made the room.</summary>
    public static ModeDefinition Owner { get; } = new('q', ModeKind.Prefix, "owner", "May do everything in the room") { Prefix = '~' };

    /// <summary>The rank below the owner.</summary>
    public static ModeDefinition Admin { get; } = new('a', ModeKind.Prefix, "admin", "Cannot be kicked by operators") { Prefix = '&' };

    /// <summary>The rank that moderates.</summary>
    public static ModeDefinition Operator { get; } = new('o', ModeKind.Prefix, "operator", "May kick, ban and set modes") { Prefix = '@' };

    /// <summary>The rank that moderates a little.</summary>
    public static ModeDefinition HalfOperator { get; } = new('h', ModeKind.Prefix, "half-operator", "May kick and set the topic") { Prefix = '%' };

    /// <summary>The rank that may speak in a moderated room.</summary>
    public static ModeDefinition Voice { get; } = new('v', ModeKind.Prefix, "voice", "May speak in a moderated room") { Prefix = '+' };

    /// <summary>All of them.</summary>
    public static ModeCatalogue Instance { get; } = new(
        Ban, BanException, InviteException, Key, Limit, InviteOnly, Moderated, NoExternal, Secret, ProtectedTopic,
        AccountsJoin, AccountsSpeak, NoColours, NoCtcp, Owner, Admin, Operator, HalfOperator, Voice);

    /// <summary>The value of CHANMODES.</summary>
    public static string ChanModes => Instance.ChanModes;

    /// <summary>The value of PREFIX.</summary>
    public static string Prefix => Instance.Prefix;
}

/// <summary>The modes of users. See https://modern.ircdocs.horse/#user-modes and https://ircv3.net/specs/extensions/bot-mode</summary>
public static class UserModeCatalogue
{
    /// <summary>Not shown to who shares no room.</summary>
    public static ModeDefinition Invisible { get; } = new('i', ModeKind.Flag, "invisible", "Not shown to who shares no room");

    /// <summary>A server operator.</summary>
    public static ModeDefinition Operator { get; } = new('o', ModeKind.Flag, "operator", "A server operator");

    /// <summary>Hears WALLOPS.</summary>
    public static ModeDefinition Wallops { get; } = new('w', ModeKind.Flag, "wallops", "Hears WALLOPS");

    /// <summary>A program, not a person.</summary>
    public static ModeDefinition Bot { get; } = new('B', ModeKind.Flag, "bot", "A program, not a person");

    /// <summary>All of them.</summary>
    public static ModeCatalogue Instance { get; } = new(Invisible, Operator, Wallops, Bot);

    /// <summary>The letters, for RPL_MYINFO and USERMODES.</summary>
    public static string UserModes => Instance.Letters;
}
