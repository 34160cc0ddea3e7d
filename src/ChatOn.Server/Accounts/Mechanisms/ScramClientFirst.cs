using System.Diagnostics.CodeAnalysis;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>How a client's first message says that it stands to channel binding.</summary>
internal enum ScramBinding
{
    /// <summary>"n": it cannot.</summary>
    Unable,

    /// <summary>"y": it can, and believes that the server cannot.</summary>
    Unoffered,

    /// <summary>"p=tls-server-end-point": it does.</summary>
    EndPoint,
}

/// <summary>The first message of SCRAM — https://www.rfc-editor.org/rfc/rfc5802#section-7</summary>
/// <param name="Header">The gs2-header, with its last comma.</param>
/// <param name="Bare">All that follows it.</param>
internal sealed record ScramClientFirst(string Header, string Bare, ScramBinding Binding, string? AuthorizationId, string Name, string Nonce)
{
    /// <summary>
    /// <code>
    /// client-first-message      = gs2-header client-first-message-bare
    /// gs2-header                = gs2-cbind-flag "," [ "a=" saslname ] ","
    /// gs2-cbind-flag            = ("p=" cb-name) / "n" / "y"
    /// client-first-message-bare = [reserved-mext ","] "n=" saslname "," "r=" c-nonce ["," extensions]
    /// </code>
    /// </summary>
    public static bool TryParse(string message, [NotNullWhen(true)] out ScramClientFirst? first)
    {
        first = null;
        if (message.Contains('\0', StringComparison.Ordinal) || message.Split(',') is not [var flag, var authorization, var username, var nonce, .. var extensions]
            || BindingOf(flag) is not { } binding
            || !TryReadAuthorization(authorization, out var authorizationId)
            || !ScramText.TryReadAttribute(username, 'n', out var escaped) || !ScramText.TryReadName(escaped, out var name)
            || !ScramText.TryReadAttribute(nonce, 'r', out var clientNonce) || !ScramText.IsNonce(clientNonce)
            || !ScramText.AreIgnorable(extensions))
            return false;

        var headerLength = flag.Length + authorization.Length + 2;
        first = new ScramClientFirst(message[..headerLength], message[headerLength..], binding, authorizationId, name, clientNonce);
        return true;
    }

    private static ScramBinding? BindingOf(string flag) => flag switch
    {
        "n" => ScramBinding.Unable,
        "y" => ScramBinding.Unoffered,
        "p=tls-server-end-point" => ScramBinding.EndPoint,
        _ => null,
    };

    private static bool TryReadAuthorization(string text, out string? authorizationId)
    {
        authorizationId = null;
        return text.Length == 0 || (ScramText.TryReadAttribute(text, 'a', out var escaped) && ScramText.TryReadName(escaped, out authorizationId));
    }
}
