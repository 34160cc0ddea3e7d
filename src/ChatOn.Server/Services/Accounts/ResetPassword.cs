using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>RESETPASSWORD account</c>: a new random password, for an owner who has lost the old one.</summary>
internal sealed class ResetPassword(AccountDirectory accounts, AccountChanges changes, Passwords passwords, SecretText secrets, AuditLog audit) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "RESETPASSWORD", "RESETPASSWORD account", "Gives an account a new random password, shown once")
    {
        MinWords = 1,
        Needs = Privilege.Accounts,
        HasSecret = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (accounts.FindByNick(words[0]) is not { } account)
        {
            context.Refuse("There is no such account.");
            return;
        }

        if (!May(context, account))
        {
            context.Refuse("An operator's password is reset on the machine only: chaton account RESETPASSWORD.");
            return;
        }

        var password = secrets.New();
        if (await passwords.MakeAsync(password) is not { } verifier)
        {
            context.Refuse("The server hashes too many passwords at the moment. Try again later.");
            return;
        }

        if (!context.IsStored(await changes.ChangeAsync(account.Id, each => May(context, each) ? each with { Password = verifier.ToString() } : null)))
            return;
        audit.Note(context.By, "RESETPASSWORD", account.Name);
        context.Say($"The password of {account.Name} is now {password} - it is shown this once.");
    }

    // Looked at again after the hashing: who asks may be no operator any more, and the account one.
    private static bool May(ServiceContext context, Account account) =>
        context.IsConsole || (account.OperatorClass is null && context.May(Privilege.Accounts));
}
