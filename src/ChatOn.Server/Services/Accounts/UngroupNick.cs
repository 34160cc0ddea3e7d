using ChatOn.Protocol;
using ChatOn.Server.Accounts;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>UNGROUP nick</c>: gives a nickname up.</summary>
internal sealed class UngroupNick(AccountChanges changes) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "UNGROUP", "UNGROUP nick", "Gives up a nickname of your account")
    {
        MinWords = 1,
        NeedsAccount = true,
        IsPersonal = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (context.Account is not { } account)
            return;
        if (!account.Nicks.Contains(words[0], CaseMapping.Comparer))
        {
            context.Refuse(CaseMapping.Equals(account.Name, words[0]) ? "That is the account's own name." : "That nickname is not yours.");
            return;
        }

        if (context.IsStored(await changes.ChangeAsync(account.Id, each => each with { Nicks = [.. each.Nicks.Where(nick => !CaseMapping.Equals(nick, words[0]))] })))
            context.Say($"{words[0]} is free.");
    }
}
