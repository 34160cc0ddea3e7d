using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>RENAME account name</c>: another name for an account; what it said stays its own.</summary>
internal sealed class RenameAccount(AccountDirectory accounts, AccountChanges changes, World world, Router router, NickEnforcement enforcement,
    ServerClock clock, AuditLog audit) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "RENAME", "RENAME account newname", "Gives an account another name")
    {
        MinWords = 2,
        Needs = Privilege.Accounts,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        var name = words[1];
        if (accounts.FindByNick(words[0]) is not { } account)
        {
            context.Refuse("There is no such account.");
            return;
        }

        var isOwn = account.AllNicks.Contains(name, CaseMapping.Comparer);
        if (Names.CheckNick(name) != NameResult.Ok || (!isOwn && !accounts.TryReserve(name)))
        {
            context.Refuse("That name cannot be had: it is not valid, reserved, or belongs to another account.");
            return;
        }

        var outcome = await changes.ChangeAsync(
            account.Id, each => isOwn && !each.AllNicks.Contains(name, CaseMapping.Comparer)
                ? null
                : each with { Name = name, Nicks = [.. each.Nicks.Where(nick => !CaseMapping.Equals(nick, name))] });
        if (!isOwn)
            accounts.Release(name);
        if (!context.IsStored(outcome))
            return;
        audit.Note(context.By, "RENAME", $"{account.Name} {name}");
        context.Say($"{account.Name} is called {name} now.");
        enforcement.Claim(accounts.Find(account.Id)!);
        if (world.FindUser(account.Id) is not { } user)
            return;
        world.Become(user, user.Origin with { Account = name });
        router.ToNeighbours(user, new AccountChanged(user.Origin, clock.Now), default);
    }
}
