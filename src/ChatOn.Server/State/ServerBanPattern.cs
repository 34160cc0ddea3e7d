using ChatOn.Protocol;

namespace ChatOn.Server.State;

/// <summary>What a ban of the server is on.</summary>
internal enum ServerBanKind
{
    /// <summary>An address or a network.</summary>
    Address,

    /// <summary>An account by its name.</summary>
    Account,

    /// <summary>Nicknames, by a mask.</summary>
    Nick,

    /// <summary>Realnames, by a mask.</summary>
    Realname,
}

/// <summary>
/// Whom a ban of the server is on, as an operator types it: <c>192.0.2.7</c>, <c>192.0.2.0/24</c>, <c>address:2001:db8::/32</c>,
/// <c>account:NAME</c>, <c>nick:MASK</c>, <c>realname:MASK</c> (the only one with blanks). Two are equal when they are on the same,
/// whatever the case of their letters.
/// </summary>
internal readonly struct ServerBanPattern : IEquatable<ServerBanPattern>
{
    /// <summary>The longest mask, in characters.</summary>
    public const int MaxMaskLength = 200;

    private const string AddressPrefix = "address:";
    private const string AccountPrefix = "account:";
    private const string NickPrefix = "nick:";
    private const string RealnamePrefix = "realname:";

    private ServerBanPattern(ServerBanKind kind, string text, AddressRange range)
    {
        Kind = kind;
        Text = text;
        Range = range;
    }

    public ServerBanKind Kind { get; }

    /// <summary>The account's name, the mask, or the range in its canonical form.</summary>
    public string Text { get; }

    /// <summary>Of a ban on addresses.</summary>
    public AddressRange Range { get; }

    /// <summary>
    /// Nobody sensible means it: all addresses of a family, or a mask of wildcards alone. A command refuses it.
    /// </summary>
    public bool CoversEverybody => Kind switch
    {
        ServerBanKind.Address => Range.IsEverything,
        ServerBanKind.Account => false,
        _ => !Text.AsSpan().ContainsAnyExcept('*', '?'),
    };

    /// <summary>It may be meant, but a command asks: see <see cref="AddressRange.IsVeryWide"/>.</summary>
    public bool IsVeryWide => Kind == ServerBanKind.Address && Range.IsVeryWide;

    public static bool operator ==(ServerBanPattern left, ServerBanPattern right) => left.Equals(right);

    public static bool operator !=(ServerBanPattern left, ServerBanPattern right) => !left.Equals(right);

    /// <summary>A ban on an address or a network.</summary>
    public static ServerBanPattern OfAddress(AddressRange range) => new(ServerBanKind.Address, range.ToString(), range);

    /// <summary>Reads what an operator typed; false when it is none of the forms.</summary>
    public static bool TryParse(string text, out ServerBanPattern pattern)
    {
        if (After(AccountPrefix, text) is { } account)
            return Parsed(ServerBanKind.Account, account, Names.CheckAccountSyntax(account) == NameResult.Ok, out pattern);
        if (After(NickPrefix, text) is { } nick)
            return Parsed(ServerBanKind.Nick, nick, IsMask(nick) && !nick.Contains(' ', StringComparison.Ordinal), out pattern);
        if (After(RealnamePrefix, text)?.Trim(' ') is { } realname)
            return Parsed(ServerBanKind.Realname, realname, IsMask(realname), out pattern);
        var isAddress = AddressRange.TryParse(After(AddressPrefix, text) ?? text, out var range);
        pattern = isAddress ? OfAddress(range) : default;
        return isAddress;
    }

    public bool Equals(ServerBanPattern other) => Kind == other.Kind && Range == other.Range && CaseMapping.Comparer.Equals(Text, other.Text);

    public override bool Equals(object? obj) => obj is ServerBanPattern other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, Text is null ? 0 : CaseMapping.Comparer.GetHashCode(Text));

    /// <summary>The form with its kind in front, which reads as the same pattern.</summary>
    public override string ToString() => Kind switch
    {
        ServerBanKind.Address => AddressPrefix + Text,
        ServerBanKind.Account => AccountPrefix + Text,
        ServerBanKind.Nick => NickPrefix + Text,
        _ => RealnamePrefix + Text,
    };

    private static string? After(string prefix, string text) =>
        text.Length >= prefix.Length && CaseMapping.Equals(text.AsSpan(0, prefix.Length), prefix) ? text[prefix.Length..] : null;

    private static bool Parsed(ServerBanKind kind, string text, bool isRight, out ServerBanPattern pattern)
    {
        pattern = isRight ? new ServerBanPattern(kind, text, default) : default;
        return isRight;
    }

    private static bool IsMask(string text) => text.Length is > 0 and <= MaxMaskLength && !text.AsSpan().ContainsAnyInRange('\0', '\x1F');
}
