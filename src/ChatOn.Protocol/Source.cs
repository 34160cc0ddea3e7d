using System.Text;

namespace ChatOn.Protocol;

/// <summary>
/// Who a message comes from: <c>nick [ "!" user ] [ "@" host ]</c>, or a server's name.
/// See https://modern.ircdocs.horse/#source
/// </summary>
/// <param name="Nick">The nickname, or the name of a server.</param>
/// <param name="User">The user name, or null.</param>
/// <param name="Host">The host, or null.</param>
public readonly record struct Source(string Nick, string? User, string? Host)
{
    /// <summary>True when this can only be a server: a name with a dot and nothing else.</summary>
    public bool IsServer => User is null && Host is null && Nick.Contains('.');

    /// <summary>Parses a source without its ':'; false when it has no name.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Source source) => TryParse(Encoding.UTF8.GetString(text), out source);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out Source)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Source source)
    {
        var bang = text.IndexOf('!');
        var afterNick = bang < 0 ? 0 : bang + 1;
        var at = text[afterNick..].IndexOf('@');
        if (at >= 0)
            at += afterNick;
        var nick = text[..(bang >= 0 ? bang : at >= 0 ? at : text.Length)];
        var user = bang < 0 ? null : text[afterNick..(at >= 0 ? at : text.Length)].ToString();
        var host = at < 0 ? null : text[(at + 1)..].ToString();
        source = new Source(nick.ToString(), user, host);
        return !nick.IsEmpty;
    }

    /// <summary><c>nick!user@host</c>, without the parts that are missing.</summary>
    public override string ToString() => (User, Host) switch
    {
        (null, null) => Nick,
        (null, _) => $"{Nick}@{Host}",
        (_, null) => $"{Nick}!{User}",
        _ => $"{Nick}!{User}@{Host}",
    };

    /// <summary>The text as UTF-8, to be kept by who writes many messages of one source.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());
}
