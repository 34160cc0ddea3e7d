using ChatOn.Protocol;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>PLAIN: name and password as they are, for connections that nobody reads along — https://www.rfc-editor.org/rfc/rfc4616</summary>
internal sealed class PlainExchange(ICredentials credentials, Passwords passwords) : SaslExchange
{
    /// <summary><c>message = [authzid] UTF8NUL authcid UTF8NUL passwd</c>, the last two not empty and none with a NUL.</summary>
    protected override async ValueTask<SaslStep> TakeAsync(ReadOnlyMemory<byte> response)
    {
        if (!TryDecode(response.Span, out var message)
            || message.Split('\0') is not [var authorizationId, { Length: > 0 } given, { Length: > 0 } password]
            || !SaslPrep.TryPrepare(given, out var authenticationId) || authenticationId.Length == 0
            || !(IsSelf(authorizationId, given) || IsSelf(authorizationId, authenticationId)))
            return new SaslStep.Failed();

        var credential = credentials.Find(authenticationId);
        return await passwords.VerifyAsync(password, credential.Verifier) switch
        {
            PasswordCheck.Right when credential.Exists => new SaslStep.Succeeded(credential),
            PasswordCheck.TryAgain => new SaslStep.Failed(IsOverloaded: true),
            _ => new SaslStep.Failed(),
        };
    }
}
