using ChatOn.Server.Accounts;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Operators;

/// <summary><c>LIST</c>: who is an operator by logging in, and by a password in the configuration.</summary>
internal sealed class ListOperators(AccountDirectory accounts, World world, ServerClock clock, ServerOptions options) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Operators, "LIST", "LIST", "Lists the operators there are")
    {
        Needs = Privilege.Accounts,
    };

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        var byAccount = accounts.All.Where(account => account.OperatorClass is not null).OrderBy(account => account.Name, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var account in byAccount)
            context.Say($"{account.Name}, class {account.OperatorClass}{Marks(account)}");
        foreach (var block in options.Operators)
            context.Say($"{block.Name}, class {block.Class}, by OPER with a password of the configuration");
        context.Say($"{byAccount.Count + options.Operators.Count} operators.");
        return ValueTask.CompletedTask;
    }

    private string Marks(Account account) =>
        (options.PrivilegesOf(account.OperatorClass!) == Privilege.None ? ", which is not configured: may nothing" : "")
        + (account.IsSuspended(clock.Now) ? ", suspended" : "")
        + (world.FindUser(account.Id) is { Sessions.Count: > 0 } user ? $", here as {user.Nick}" : "");
}
