using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>CREATE name</c>: an account for somebody else, with a random password.</summary>
internal sealed class CreateAccount(Registrar registrar, SecretText secrets, AuditLog audit) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "CREATE", "CREATE name", "Makes an account for somebody, with a random password, shown once")
    {
        MinWords = 1,
        Needs = Privilege.Accounts,
        HasSecret = true,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words) => await MakeAsync(context, words[0]);

    /// <summary>Makes the account and tells its password; null when it was refused, and the asker has been told why.</summary>
    public async ValueTask<Account?> MakeAsync(ServiceContext context, string name)
    {
        if (ServiceRunner.Find(name) is { } service)
        {
            context.Refuse($"{service.Nick} is a service of the server.");
            return null;
        }

        var password = secrets.New();
        var outcome = await registrar.RegisterAsync(
            new RegistrationRequest(name, password), holderId: 0, isByOperator: true, mayBeReserved: context.IsConsole);
        if (outcome is not RegistrationOutcome.Done done)
        {
            context.Refuse(outcome is RegistrationOutcome.Refused refused ? refused.Text + "." : "The account was not made.");
            return null;
        }

        audit.Note(context.By, "CREATE", done.Account.Name);
        context.Say($"The account {done.Account.Name} has the password {password} - it is shown this once.");
        return done.Account;
    }
}
