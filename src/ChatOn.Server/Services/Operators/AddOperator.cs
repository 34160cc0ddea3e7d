using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Services.Accounts;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Operators;

/// <summary><c>ADD account [class] [CREATE]</c>: who logs in to the account is an operator; who is logged in is one at once.</summary>
internal sealed class AddOperator(
    AccountDirectory accounts, AccountChanges changes, CreateAccount creation, World world, OperatorGrant grant, AuditLog audit, ServerOptions options)
    : IServiceCommand
{
    private const string Create = "CREATE";

    public static ServiceSpec Spec { get; } = new(
        Service.Operators, "ADD", "ADD account [class] [CREATE]", "Makes whoever logs in to an account an operator; CREATE makes the account too")
    {
        MinWords = 1,
        IsConsoleOnly = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        var isCreated = words.Count > 1 && words[words.Count - 1].Equals(Create, StringComparison.OrdinalIgnoreCase);
        var operatorClass = words.Count > (isCreated ? 2 : 1) ? words[1] : OperatorClassOptions.Admin;
        if (options.PrivilegesOf(operatorClass) == Privilege.None)
        {
            context.Refuse($"There is no class {operatorClass} of operators that may do anything. There is: {string.Join(", ", Classes())}.");
            return;
        }

        var account = accounts.FindByName(words[0]) ?? (isCreated ? await creation.MakeAsync(context, words[0]) : null);
        if (account is null)
            RefuseUnknown(context, words[0]);
        else if (account.Pending is not null)
            context.Refuse($"{account.Name} is not verified yet: its owner has to give the code from the e-mail first.");
        else
            await GiveAsync(context, account.Id, operatorClass);
    }

    private async ValueTask GiveAsync(ServiceContext context, long id, string operatorClass)
    {
        if (!context.IsStored(await changes.ChangeAsync(id, each => each with { OperatorClass = operatorClass })) || accounts.Find(id) is not { } account)
            return;
        audit.Note(context.By, "ADDOPERATOR", account.Name, why: operatorClass);
        context.Say($"Whoever logs in to {account.Name} is an operator of the class {operatorClass}.");
        if (world.FindUser(id) is not { } user)
            return;
        grant.Follow(user, account);
        context.Say($"{user.Nick} is logged in, and is one now.");
    }

    // A nickname that somebody has grouped to an account is not the account's name: the operator would be another than was meant.
    private void RefuseUnknown(ServiceContext context, string name)
    {
        if (accounts.FindByNick(name) is { } owner)
            context.Refuse($"{name} is no account, but a nickname that belongs to the account {owner.Name}.");
        else if (!context.HasFailed)
            context.Refuse($"There is no account {name}. Make it with: chaton account CREATE {name}; or both in one step with: chaton operator add {name} --create");
    }

    private IEnumerable<string> Classes() => options.OperatorClasses.Select(each => each.Name).Append(OperatorClassOptions.Admin)
        .Where(name => options.PrivilegesOf(name) != Privilege.None).Distinct(StringComparer.Ordinal);
}
