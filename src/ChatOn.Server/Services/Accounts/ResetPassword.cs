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

        if (account.OperatorClass is not null && !context.IsConsole)
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

        if (!context.IsStored(await changes.ChangeAsync(account.Id, each => each with { Password = verifier.ToString() })))
            return;
        audit.Note(context.By, "RESETPASSWORD", account.Name);
        context.Say($"The password of {account.Name} is now {password} - it is shown this once.");
    }
}
