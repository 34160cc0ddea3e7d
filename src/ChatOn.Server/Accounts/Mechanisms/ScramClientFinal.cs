using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>The second message of SCRAM — https://www.rfc-editor.org/rfc/rfc5802#section-7</summary>
/// <param name="WithoutProof">All before the comma of the proof.</param>
/// <param name="Binding">In base64, as it came.</param>
/// <param name="Proof">32 bytes.</param>
internal sealed record ScramClientFinal(string WithoutProof, string Binding, string Nonce, byte[] Proof)
{
    /// <summary>
    /// <code>
    /// client-final-message               = client-final-message-without-proof "," "p=" base64
    /// client-final-message-without-proof = "c=" base64 "," "r=" c-nonce s-nonce ["," extensions]
    /// </code>
    /// </summary>
    public static bool TryParse(string message, [NotNullWhen(true)] out ScramClientFinal? final)
    {
        final = null;
        var proof = new byte[SHA256.HashSizeInBytes];
        if (message.Contains('\0', StringComparison.Ordinal) || message.Split(',') is not [var first, var second, .. var extensions, var last]
            || !ScramText.TryReadAttribute(first, 'c', out var binding)
            || !ScramText.TryReadAttribute(second, 'r', out var nonce)
            || !ScramText.AreIgnorable(extensions)
            || !ScramText.TryReadAttribute(last, 'p', out var encoded)
            || !Convert.TryFromBase64String(encoded, proof, out var length) || length != proof.Length)
            return false;

        final = new ScramClientFinal(message[..^(last.Length + 1)], binding, nonce, proof);
        return true;
    }
}
