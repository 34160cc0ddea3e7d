using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>INFO [account]</c>: all that is kept of an account, for its owner and for operators; who asks, without a name.</summary>
internal sealed class AccountInfo(AccountDirectory accounts, World world) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "INFO", "INFO [account]", "Shows what is kept of your account");

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (words.Count == 0 && context.Account is null)
        {
            context.Say(context.IsConsole ? "Whose? INFO account" : $"You are {context.User?.Nick}, a guest: not logged in.");
            return ValueTask.CompletedTask;
        }

        var account = words.Count == 0 ? context.Account : accounts.FindByNick(words[0]);
        // Who may not see it is told the same as where there is none.
        if (account is null || (account.Id != context.Account?.Id && !context.May(Privilege.Accounts)))
            context.Refuse("There is no such account, or it is not yours.");
        else
            Show(context, account);
        return ValueTask.CompletedTask;
    }

    private void Show(ServiceContext context, Account account)
    {
        context.Say($"Account {account.Name}, registered {Texts.At(account.CreatedAt)}");
        context.Say($"Nicknames: {string.Join(' ', account.AllNicks)}");
        context.Say($"E-mail: {account.Email ?? "none"}{(account.Pending is null ? "" : " (not verified yet)")}");
        context.Say($"Password: {(account.Password is null ? "none" : "set")}; certificates: {account.Certificates.Count}; app passwords: {account.AppPasswords.Count}");
        context.Say($"Stays without a client: {account.AlwaysOn switch { true => "yes", false => "no", null => "as the server's default" }}");
        if (account.OperatorClass is { } operatorClass)
            context.Say($"Operator of the class {operatorClass}");
        if (account.Suspension is { } suspension)
            context.Say($"Suspended by {suspension.By} on {Texts.At(suspension.At)}{(suspension.Until is { } until ? $" until {Texts.At(until)}" : "")}: {suspension.Reason}");
        if (world.FindUser(account.Id) is { } user)
            context.Say($"Here as {user.Nick} with {user.Sessions.Count} clients, in {user.Rooms.Count} rooms");
    }
}
