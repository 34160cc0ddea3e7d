using ChatOn.Server.Accounts;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>REGISTER password [email] [invitation-code]</c>: an account named like one's nickname.</summary>
internal sealed class RegisterAccount(Registrar registrar, RegistrationLimit limit, LogIn logIn) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(
        Service.Accounts, "REGISTER", "REGISTER password [email|*] [invitation-code]", "Makes an account named like your nickname")
    {
        MinWords = 1,
        IsPersonal = true,
        HasSecret = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (context.User is not { } user)
            return;
        var address = context.Command!.Session.Peer.Address;
        if (user.Origin.Account is { } current)
        {
            context.Refuse($"You are logged in to {current} already.");
            return;
        }

        if (!limit.MayRegister(address))
        {
            context.Refuse("Too many accounts were registered from your address today.");
            return;
        }

        var request = new RegistrationRequest(user.Nick, words[0], words.Count > 1 ? words[1] : null, words.Count > 2 ? words[2] : null);
        limit.Count(address);
        var outcome = await registrar.RegisterAsync(request, user.Id);
        if (outcome is RegistrationOutcome.Refused)
            limit.GiveBack(address);
        switch (outcome)
        {
            case RegistrationOutcome.Refused refused:
                context.Refuse(refused.Text + ".");
                break;
            case RegistrationOutcome.Pending pending:
                context.Say($"A code was sent to {pending.Account.Email}. Give it with VERIFY {pending.Account.Name} code.");
                break;
            case RegistrationOutcome.Done done:
                context.Say($"The account {done.Account.Name} is yours.");
                await logIn.CompleteAsync(context.Command, done.Account.Id);
                break;
        }
    }
}
