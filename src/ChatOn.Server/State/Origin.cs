using System.Text;

namespace ChatOn.Server.State;

/// <summary>Who did something, as everybody may see it, at the moment it was done. Immutable: a user that changes gets a new one.</summary>
/// <param name="UserId">The identity: an account's id or one guest visit's; 0 for the server.</param>
/// <param name="Account">The account's name, or null for a guest.</param>
internal sealed record Origin(long UserId, string Nick, string Username, string Host, string? Account, bool IsBot)
{
    private byte[]? _source;

    // What "with" starts from: everything but the bytes, which are of the old name.
    private Origin(Origin other)
    {
        (UserId, Nick, Username) = (other.UserId, other.Nick, other.Username);
        (Host, Account, IsBot) = (other.Host, other.Account, other.IsBot);
        (OperatorName, RelayedBy) = (other.OperatorName, other.RelayedBy);
    }

    /// <summary>By which name it is an operator of the server; null for most.</summary>
    public string? OperatorName { get; init; }

    /// <summary>Nickname of the user that relayed it from elsewhere and answers for it; null for all that people say themselves.</summary>
    public string? RelayedBy { get; init; }

    /// <summary><c>nick!user@host</c>, or the server's name.</summary>
    public string Text => Username.Length == 0 ? Nick : $"{Nick}!{Username}@{Host}";

    /// <summary>The same as bytes, made once.</summary>
    public ReadOnlySpan<byte> Source => _source ??= Encoding.UTF8.GetBytes(Text);

    public bool Equals(Origin? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => UserId.GetHashCode();

    public static Origin OfServer(string name) => new(0, name, "", "", null, IsBot: false);
}
