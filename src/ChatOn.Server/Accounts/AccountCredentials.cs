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
            ? new Credential(account.Name, verifier, Exists: true) { AccountId = account.Id }
            : new Credential(name, Decoy(authenticationId), Exists: false);
    }

    /// <summary>
    /// The account that a proven credential is of, as it is now. Null when it is gone, or does not have that password any more: an
    /// exchange may take as long as its client likes, and names pass from one account to another.
    /// </summary>
    public Account? OwnerOf(Credential proven)
    {
        if (accounts.Find(proven.AccountId) is not { } account)
            return null;
        var text = proven.Verifier.ToString();
        return proven.IsByCertificate || account.Password == text || account.AppPasswords.Any(app => app.Verifier == text) ? account : null;
    }

    private static AppPassword? FindApp(Account? account, string name) =>
        account?.AppPasswords.FirstOrDefault(app => CaseMapping.Equals(app.Name, name));

    private PasswordVerifier Decoy(string authenticationId) =>
        PasswordVerifier.DecoyFor(authenticationId, secrets.Decoys.Span, options.Accounts.HashIterations);
}
