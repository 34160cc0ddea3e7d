using ChatOn.Protocol;
using ChatOn.Server.Accounts;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>GROUP</c>: the nickname one has at the moment belongs to one's account from now on.</summary>
internal sealed class GroupNick(AccountDirectory accounts, AccountChanges changes, ServerOptions options) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "GROUP", "GROUP", "Adds your present nickname to your account")
    {
        NeedsAccount = true,
        IsPersonal = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (context.User is not { } user || context.Account is not { } account)
            return;
        var nick = user.Nick;
        if (account.AllNicks.Contains(nick, CaseMapping.Comparer))
            context.Refuse($"{nick} is yours already.");
        else if (account.Nicks.Count >= options.Accounts.MaxNicks)
            context.Refuse($"An account has at most {options.Accounts.MaxNicks} nicknames beside its name. UNGROUP gives one up.");
        else if (Names.CheckNick(nick) != NameResult.Ok || !accounts.TryReserve(nick))
            context.Refuse($"{nick} cannot be yours: it is reserved or belongs to another account.");
        else
            await AddAsync(context, account.Id, nick);
    }

    private async ValueTask AddAsync(ServiceContext context, long accountId, string nick)
    {
        var outcome = await changes.ChangeAsync(
            accountId, each => each.Nicks.Count < options.Accounts.MaxNicks ? each with { Nicks = [.. each.Nicks, nick] } : null);
        accounts.Release(nick);
        if (context.IsStored(outcome))
            context.Say($"{nick} belongs to your account now.");
    }
}
