using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>SUSPEND account [duration] reason</c>: nobody may use the account, and who does is put out.</summary>
internal sealed class SuspendAccount(AccountDirectory accounts, AccountChanges changes, World world, Departure departure, ServerClock clock, AuditLog audit)
    : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "SUSPEND", "SUSPEND account [duration] reason", "Keeps an account from being used")
    {
        MinWords = 2,
        Needs = Privilege.Accounts,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (accounts.FindByNick(words[0]) is not { } account)
        {
            context.Refuse("There is no such account.");
            return;
        }

        var hasDuration = DurationText.TryParse(words[1], out var duration);
        var reason = words.After(hasDuration ? 2 : 1);
        var now = clock.Now;
        var suspension = new Suspension(
            reason.Length == 0 ? "No reason was given" : reason, context.By.Nick, now, hasDuration && duration is { } time ? now + (long)time.TotalMicroseconds : null);
        if (!context.IsStored(await changes.ChangeAsync(account.Id, each => each with { Suspension = suspension })))
            return;
        audit.Note(context.By, "SUSPEND", account.Name, why: suspension.Reason);
        context.Say($"{account.Name} is suspended.");
        if (world.FindUser(account.Id) is { } user)
            departure.PutOut(user, $"Your account is suspended: {suspension.Reason}");
    }
}
