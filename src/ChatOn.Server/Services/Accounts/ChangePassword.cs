using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>PASSWORD old new</c>: another password, from the next log-in on.</summary>
internal sealed class ChangePassword(PasswordLogIn check, Passwords passwords, Registrar registrar, AccountChanges changes) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "PASSWORD", "PASSWORD old new", "Changes your password")
    {
        MinWords = 2,
        NeedsAccount = true,
        IsPersonal = true,
        HasSecret = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (context.Account is not { } account)
            return;
        if (registrar.RefusePassword(account.Name, words[1]) is { } refused)
        {
            context.Refuse(refused.Text + ".");
            return;
        }

        // Who has none yet (only certificates) is who it is by its session alone.
        if (account.Password is not null && (await check.CheckAsync(context.Command!.Session.Peer, account.Name, words[0])).Account?.Id != account.Id)
        {
            context.Refuse("The old password is wrong.");
            return;
        }

        if (await passwords.MakeAsync(words[1]) is not { } verifier)
            context.Refuse("The server hashes too many passwords at the moment. Try again later.");
        else if (context.IsStored(await changes.ChangeAsync(account.Id, each => each with { Password = verifier.ToString() })))
            context.Say("Your password is changed. Sessions that are logged in stay so; SESSIONS lists them.");
    }
}
