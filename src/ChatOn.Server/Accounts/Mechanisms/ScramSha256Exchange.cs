using System.Security.Cryptography;
using System.Text;
using ChatOn.Protocol;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>
/// SCRAM-SHA-256 and SCRAM-SHA-256-PLUS: both sides prove that they know the password without telling it, and with PLUS that nobody sits
/// between them — https://www.rfc-editor.org/rfc/rfc5802 and https://www.rfc-editor.org/rfc/rfc7677. The slow hash is the client's work.
/// </summary>
/// <param name="isPlus">Which of the two mechanisms the client chose.</param>
/// <param name="endPointBinding">
/// The connection's tls-server-end-point (https://www.rfc-editor.org/rfc/rfc5929#section-4), or null where PLUS is not offered.
/// </param>
/// <param name="newNonce">Gives printable characters without commas that nobody can guess; <see cref="RandomNonce"/> outside of tests.</param>
internal sealed class ScramSha256Exchange(ICredentials credentials, bool isPlus, ReadOnlyMemory<byte>? endPointBinding, Func<string> newNonce) : SaslExchange
{
    private const int NonceBytes = 18;

    // Empty binds to nothing.
    private readonly ReadOnlyMemory<byte>? _binding = endPointBinding is { IsEmpty: false } ? endPointBinding : null;
    private ScramClientFirst? _first;
    private Credential? _credential;
    private string _nonce = "";
    private string _serverFirst = "";
    private bool _isProven;

    /// <summary>A nonce of 144 random bits.</summary>
    public static string RandomNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));

    protected override ValueTask<SaslStep> TakeAsync(ReadOnlyMemory<byte> response) => ValueTask.FromResult(Take(response.Span));

    private SaslStep Take(ReadOnlySpan<byte> response)
    {
        // The last word is the server's, so the client owes an empty response to it.
        if (_isProven)
            return response.IsEmpty ? new SaslStep.Succeeded(_credential!) : new SaslStep.Failed();
        if (!TryDecode(response, out var message))
            return new SaslStep.Failed();
        return _first is null ? Begin(message) : Finish(message);
    }

    /// <summary><c>server-first-message = "r=" c-nonce s-nonce "," "s=" base64 "," "i=" posit-number</c></summary>
    private SaslStep Begin(string message)
    {
        if (!ScramClientFirst.TryParse(message, out var first) || !IsBoundAsOffered(first.Binding)
            || !SaslPrep.TryPrepare(first.Name, out var name) || name.Length == 0
            || !(IsSelf(first.AuthorizationId, first.Name) || IsSelf(first.AuthorizationId, name)))
            return new SaslStep.Failed();

        _first = first;
        _credential = credentials.Find(name);
        _nonce = first.Nonce + newNonce();
        _serverFirst = $"r={_nonce},s={Convert.ToBase64String(_credential.Verifier.Salt.Span)},i={_credential.Verifier.Iterations}";
        return new SaslStep.Challenge(Encoding.UTF8.GetBytes(_serverFirst));
    }

    /// <summary><c>server-final-message = "v=" base64</c></summary>
    private SaslStep Finish(string message)
    {
        if (!ScramClientFinal.TryParse(message, out var final) || final.Binding != ExpectedBinding() || final.Nonce != _nonce)
            return new SaslStep.Failed();

        var authMessage = Encoding.UTF8.GetBytes($"{_first!.Bare},{_serverFirst},{final.WithoutProof}");
        if (!Proves(final.Proof, authMessage, _credential!.Verifier) | !_credential.Exists)
            return new SaslStep.Failed();
        _isProven = true;
        var signature = HMACSHA256.HashData(_credential.Verifier.ServerKey.Span, authMessage);
        return new SaslStep.Challenge(Encoding.UTF8.GetBytes($"v={Convert.ToBase64String(signature)}"));
    }

    // Who says that the server cannot, where it can, was lied to about what is offered.
    private bool IsBoundAsOffered(ScramBinding binding) => binding switch
    {
        ScramBinding.EndPoint => isPlus && _binding is not null,
        ScramBinding.Unoffered => !isPlus && _binding is null,
        _ => !isPlus,
    };

    /// <summary><c>cbind-input = gs2-header [ cbind-data ]</c></summary>
    private string ExpectedBinding()
    {
        var header = Encoding.UTF8.GetBytes(_first!.Header);
        return Convert.ToBase64String(isPlus ? [.. header, .. _binding!.Value.Span] : header);
    }

    /// <summary><c>ClientProof = ClientKey XOR HMAC(StoredKey, AuthMessage)</c>, <c>StoredKey = H(ClientKey)</c></summary>
    private static bool Proves(ReadOnlySpan<byte> proof, ReadOnlySpan<byte> authMessage, PasswordVerifier verifier)
    {
        var clientKey = HMACSHA256.HashData(verifier.StoredKey.Span, authMessage);
        for (var i = 0; i < clientKey.Length; i++)
            clientKey[i] ^= proof[i];
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(clientKey), verifier.StoredKey.Span);
    }
}
