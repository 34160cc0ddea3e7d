using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>UNSUSPEND account</c>: the account may be used again.</summary>
internal sealed class UnsuspendAccount(AccountDirectory accounts, AccountChanges changes, AuditLog audit) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "UNSUSPEND", "UNSUSPEND account", "Lets a suspended account be used again")
    {
        MinWords = 1,
        Needs = Privilege.Accounts,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (accounts.FindByNick(words[0]) is not { Suspension: not null } account)
        {
            context.Refuse("There is no such suspended account.");
            return;
        }

        if (!context.IsStored(await changes.ChangeAsync(account.Id, each => each with { Suspension = null })))
            return;
        audit.Note(context.By, "UNSUSPEND", account.Name);
        context.Say($"{account.Name} may be used again.");
    }
}
