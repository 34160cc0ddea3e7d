namespace ChatOn.Protocol;

/// <summary>
/// Names of this project's own extensions. The prefix stands here only.
/// See https://ircv3.net/specs/extensions/message-tags#rules-for-naming-message-tags
/// </summary>
public static class Vendor
{
    /// <summary>Stands before the slash.</summary>
    public const string Prefix = "chaton";

    /// <summary>The capability and the tag of the client's own message ids.</summary>
    public const string ClientId = Prefix + "/client-id";

    /// <summary>The capability of edited messages.</summary>
    public const string MessageEdit = Prefix + "/message-edit";

    /// <summary><see cref="ClientId"/> as it stands on the wire.</summary>
    public static ReadOnlySpan<byte> ClientIdTag => ClientIdBytes;

    private static readonly byte[] ClientIdBytes = System.Text.Encoding.ASCII.GetBytes(ClientId);
}
