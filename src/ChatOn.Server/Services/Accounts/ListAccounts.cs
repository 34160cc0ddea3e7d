using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>LIST [mask]</c>: the accounts there are, for operators.</summary>
internal sealed class ListAccounts(AccountDirectory accounts, ServerClock clock) : IServiceCommand
{
    private const int MaxShown = 100;

    public static ServiceSpec Spec { get; } = new(Service.Accounts, "LIST", "LIST [mask]", "Lists accounts by a mask such as a*")
    {
        Needs = Privilege.Accounts,
    };

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        var mask = new Mask(words.Count > 0 ? words[0] : "*");
        var matching = accounts.All.Where(account => mask.Matches(account.Name)).OrderBy(account => account.Name, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var account in matching.Take(MaxShown))
            context.Say($"{account.Name}, since {Texts.At(account.CreatedAt)}{Marks(account)}");
        context.Say(matching.Count > MaxShown ? $"{matching.Count} accounts, the first {MaxShown} shown. Narrow the mask." : $"{matching.Count} accounts.");
        return ValueTask.CompletedTask;
    }

    private string Marks(Account account) =>
        (account.OperatorClass is { } operatorClass ? $", operator ({operatorClass})" : "")
        + (account.IsSuspended(clock.Now) ? ", suspended" : "")
        + (account.Pending is null ? "" : ", not verified");
}
