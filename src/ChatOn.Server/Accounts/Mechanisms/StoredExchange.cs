using ChatOn.Server.Connections;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>EXTERNAL for a browser: the app password that it keeps came with the connection — https://www.rfc-editor.org/rfc/rfc4422#appendix-A</summary>
internal sealed class StoredExchange(ICredentials credentials, Passwords passwords, StoredLogIn stored) : SaslExchange
{
    /// <summary><c>extern-resp = *( UTF8-char-no-nul )</c>: the authorization identity, usually empty.</summary>
    protected override async ValueTask<SaslStep> TakeAsync(ReadOnlyMemory<byte> response)
    {
        var credential = credentials.Find(stored.Name);
        if (!TryDecode(response.Span, out var authorizationId) || !IsSelf(authorizationId, credential.Name))
            return new SaslStep.Failed();
        return await passwords.VerifyAsync(stored.Password, credential.Verifier) switch
        {
            PasswordCheck.Right when credential.Exists => new SaslStep.Succeeded(credential),
            PasswordCheck.TryAgain => new SaslStep.Failed(IsOverloaded: true),
            _ => new SaslStep.Failed(),
        };
    }
}
