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

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        var password = secrets.New();
        switch (await registrar.RegisterAsync(new RegistrationRequest(words[0], password), holderId: 0, isByOperator: true))
        {
            case RegistrationOutcome.Done done:
                audit.Note(context.By, "CREATE", done.Account.Name);
                context.Say($"The account {done.Account.Name} has the password {password} - it is shown this once.");
                break;
            case RegistrationOutcome.Refused refused:
                context.Refuse(refused.Text + ".");
                break;
        }
    }
}
