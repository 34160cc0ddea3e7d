using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>IDENTIFY [account] password</c>: logs in, for clients without SASL.</summary>
internal sealed class IdentifyAccount(PasswordLogIn passwords, LogIn logIn, AccountDirectory accounts) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "IDENTIFY", "IDENTIFY [account] password", "Logs in, where your client cannot do it by itself (SASL)")
    {
        MinWords = 1,
        IsPersonal = true,
        HasSecret = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (context.User is not { } user)
            return;
        if (user.Origin.Account is { } current)
        {
            context.Refuse($"You are logged in to {current} already. Connect anew to use another account.");
            return;
        }

        var (name, password) = words.Count > 1 ? (words[0], words[1]) : (user.Nick, words[0]);
        var (check, account) = await passwords.CheckAsync(context.Command!.Session.Peer, name, password);
        if (context.User is null)
            return;
        if (check == PasswordCheck.TryAgain)
            context.Refuse("Too many passwords are being checked, or came from your address. Try again later.");
        else if (account is null)
            context.Refuse(words.Count > 1
                ? "Wrong account name or password."
                : $"Wrong account name or password. It was tried on the account {name}; IDENTIFY account password names another.");
        else if (!await logIn.CompleteAsync(context.Command!, account.Id))
            context.Refuse((logIn.WhyNot(accounts.Find(account.Id)) ?? "You cannot be logged in now") + ".");
        else
            context.Say($"You are now logged in as {account.Name}.");
    }
}
