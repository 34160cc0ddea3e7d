using ChatOn.Protocol;

namespace ChatOn.Server.Accounts;

/// <summary>
/// What accounts log in with: <c>account</c> with its own password, <c>account/name</c> with the app password of that name. On the loop.
/// </summary>
internal sealed class AccountCredentials(AccountDirectory accounts, ServerSecrets secrets, ServerOptions options) : ICredentials
{
    public Credential Find(string authenticationId)
    {
        var slash = authenticationId.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? authenticationId : authenticationId[..slash];
        var account = accounts.FindByNick(name);
        var text = slash < 0 ? account?.Password : FindApp(account, authenticationId[(slash + 1)..])?.Verifier;
        return account is not null && text is not null && PasswordVerifier.TryParse(text, out var verifier)
            ? new Credential(account.Name, verifier, Exists: true)
            : new Credential(name, Decoy(authenticationId), Exists: false);
    }

    private static AppPassword? FindApp(Account? account, string name) =>
        account?.AppPasswords.FirstOrDefault(app => CaseMapping.Equals(app.Name, name));

    private PasswordVerifier Decoy(string authenticationId) =>
        PasswordVerifier.DecoyFor(authenticationId, secrets.Decoys.Span, options.Accounts.HashIterations);
}
