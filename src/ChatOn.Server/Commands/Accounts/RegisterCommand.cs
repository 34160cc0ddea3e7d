using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Accounts;

/// <summary><c>REGISTER account|* email|* password [code]</c> — https://ircv3.net/specs/extensions/account-registration</summary>
internal sealed class RegisterCommand(Registrar registrar, RegistrationLimit limit, LogIn logIn) : ICommand
{
    private const string ConnectFirst = "COMPLETE_CONNECTION_REQUIRED";
    private const string NickFirst = "NEED_NICK";

    public static CommandSpec Spec { get; } = new("REGISTER", "REGISTER account|* email|* password [invitation-code]", "Makes an account")
    {
        MinParameters = 3,
        Allowed = AllowedWhen.Always,
        Cost = 3,
    };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var session = context.Session;
        var nick = session.User?.Nick ?? session.Registration.Nick;
        var name = message.Text(0) == "*" ? nick ?? "*" : message.Text(0);
        if (Refuse(context, nick) is { } refusal)
        {
            RefuseAtOnce(context, refusal, name);
            return;
        }

        var request = new RegistrationRequest(name, message.Text(2), message.Text(1), message.Count > 3 ? message.Text(3) : null);
        limit.Count(session.Peer.Address);
        var outcome = await registrar.RegisterAsync(request, session.User?.Id ?? 0);
        if (outcome is RegistrationOutcome.Refused)
            limit.GiveBack(session.Peer.Address);
        if (session.IsClosed)
            return;
        switch (outcome)
        {
            case RegistrationOutcome.Refused refused:
                context.Fail(refused.Code, [Shown(name)], refused.Text);
                break;
            case RegistrationOutcome.Pending pending:
                context.Send("REGISTER"u8, $"A code was sent to {pending.Account.Email}; give it with VERIFY {name} code", "VERIFICATION_REQUIRED", name);
                break;
            case RegistrationOutcome.Done done:
                context.Send("REGISTER"u8, "Account registered; you are logged in", "SUCCESS", done.Account.Name);
                await logIn.CompleteAsync(context, done.Account.Id);
                break;
        }
    }

    // Before there is a nickname, or any connection to speak of, no account is named.
    private static void RefuseAtOnce(CommandContext context, RegistrationOutcome.Refused refusal, string name) => context.Fail(
        refusal.Code, refusal.Code switch { ConnectFirst => [], NickFirst => ["*"], _ => [Shown(name)] }, refusal.Text);

    private RegistrationOutcome.Refused? Refuse(CommandContext context, string? nick)
    {
        var session = context.Session;
        if (session.User is null && context.Options.PasswordHash.Length > 0)
            return new(ConnectFirst, "Complete the connection first: this server has a password");
        if (nick is null)
            return new(NickFirst, "Send NICK first");
        if (session.User is { Origin.Account: not null } || session.Registration.AccountId != 0)
            return new("ALREADY_AUTHENTICATED", "You are logged in already");
        if (!SaslMechanisms.IsPrivate(session.Peer))
            return new("UNACCEPTABLE_PASSWORD", "Passwords are taken over TLS only; connect with TLS and try again");
        return limit.MayRegister(session.Peer.Address) ? null : new("TEMPORARILY_UNAVAILABLE", "Too many accounts were registered from your address today");
    }

    private static string Shown(string name) => Texts.Cut(name, Names.MaxNickLength);
}
