using ChatOn.Server.Accounts;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>VERIFY account code</c>: completes a registration with the code from the e-mail.</summary>
internal sealed class VerifyAccount(Registrar registrar, PasswordThrottle throttle, LogIn logIn) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "VERIFY", "VERIFY account code", "Completes a registration with the code from the e-mail")
    {
        MinWords = 2,
        IsPersonal = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        var address = context.Command!.Session.Peer.Address;
        var account = throttle.MayTry(address) ? await registrar.VerifyAsync(words[0], words[1]) : null;
        if (account is null)
        {
            throttle.Failed(address);
            context.Refuse("That code is not right, or not good any more.");
            return;
        }

        context.Say($"The account {account.Name} is yours.");
        await logIn.CompleteAsync(context.Command, account.Id);
    }
}
