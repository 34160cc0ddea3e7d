using ChatOn.Server.Accounts.Mechanisms;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>DELETE password [EVERYTHING]</c>: one's account is gone, and with EVERYTHING also what was said with it.</summary>
internal sealed class DeleteAccount(PasswordLogIn check, AccountRemoval removal) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(
        Service.Accounts, "DELETE", "DELETE password [EVERYTHING]",
        "Deletes your account for good; with EVERYTHING also all that you said in rooms and to people")
    {
        MinWords = 1,
        NeedsAccount = true,
        IsPersonal = true,
        HasSecret = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (context.Account is not { } account)
            return;
        if (account.Password is not null && (await check.CheckAsync(context.Command!.Session.Peer, account.Name, words[0])).Account?.Id != account.Id)
        {
            context.Refuse("The password is wrong.");
            return;
        }

        context.Say($"Goodbye. The account {account.Name} is being deleted.");
        context.IsStored(await removal.RemoveAsync(account.Id, withWords: words[1].Equals("everything", StringComparison.OrdinalIgnoreCase)));
    }
}
