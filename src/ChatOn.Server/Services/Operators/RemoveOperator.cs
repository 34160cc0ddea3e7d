using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Operators;

/// <summary><c>REMOVE account</c>: logging in to it makes nobody an operator any more; who is one through it is none at once.</summary>
internal sealed class RemoveOperator(AccountDirectory accounts, AccountChanges changes, World world, OperatorGrant grant, AuditLog audit, ServerOptions options)
    : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Operators, "REMOVE", "REMOVE account", "Makes an account one without an operator's rights, at once")
    {
        MinWords = 1,
        IsConsoleOnly = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (accounts.FindByNick(words[0]) is not { OperatorClass: { } operatorClass } found)
        {
            context.Refuse($"{words[0]} is no operator's account.");
            return;
        }

        var outcome = await changes.ChangeAsync(found.Id, static each => each.OperatorClass is null ? null : each with { OperatorClass = null });
        if (!context.IsStored(outcome) || accounts.Find(found.Id) is not { } account)
            return;
        audit.Note(context.By, "REMOVEOPERATOR", account.Name, why: operatorClass);
        if (world.FindUser(account.Id) is { } user)
            grant.Follow(user, account);
        context.Say($"{account.Name} is no operator's account any more.");
        if (options.Operators.Count > 0)
            context.Say($"Who knows a password of \"operators\" in the configuration can still use it with OPER: {string.Join(", ", options.Operators.Select(each => each.Name))}.");
    }
}
