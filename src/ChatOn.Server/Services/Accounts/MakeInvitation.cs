using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>INVITATION</c>: a code with which one account may be registered.</summary>
internal sealed class MakeInvitation(Invitations invitations, AuditLog audit, ServerOptions options) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "INVITATION", "INVITATION", "Makes a code with which one account may be registered")
    {
        Needs = Privilege.Accounts,
    };

    public async ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (await invitations.MakeAsync() is not { } code)
        {
            context.Refuse("The code could not be stored. Try again later.");
            return;
        }

        audit.Note(context.By, "INVITATION", "*");
        context.Say($"REGISTER password * {code} - good once, for {options.Accounts.CodeHours} hours.");
    }
}
