namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>
/// EXTERNAL: the client has already shown who it is, with its TLS certificate — https://www.rfc-editor.org/rfc/rfc4422#appendix-A
/// </summary>
/// <param name="find">The account of the certificate that this connection showed, or null; it is given who the client wants to act for.</param>
internal sealed class ExternalExchange(Func<string?, Credential?> find) : SaslExchange
{
    /// <summary><c>extern-resp = *( UTF8-char-no-nul )</c>: the authorization identity, usually empty.</summary>
    protected override ValueTask<SaslStep> TakeAsync(ReadOnlyMemory<byte> response) => ValueTask.FromResult(Take(response.Span));

    private SaslStep Take(ReadOnlySpan<byte> response)
    {
        if (!TryDecode(response, out var authorizationId) || authorizationId.Contains('\0', StringComparison.Ordinal))
            return new SaslStep.Failed();
        var credential = find(authorizationId.Length == 0 ? null : authorizationId);
        return credential is { Exists: true } && IsSelf(authorizationId, credential.Name)
            ? new SaslStep.Succeeded(credential)
            : new SaslStep.Failed();
    }
}
