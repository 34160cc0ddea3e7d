using System.Net;
using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Sessions;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Commands.Operators;

/// <summary><c>OPER name password</c> — https://modern.ircdocs.horse/#oper-message</summary>
internal sealed partial class OperCommand(Passwords passwords, PasswordThrottle throttle, OperatorGrant grant, FailedOpers failed, ILogger<OperCommand> logger) : ICommand
{
    public static CommandSpec Spec { get; } = new("OPER", "OPER name password", "Makes you an operator of the server") { MinParameters = 2 };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        var operators = context.Options.Operators;
        if (operators.Count == 0)
        {
            context.Refuse(Numeric.ErrNoOperHost);
            return;
        }

        if (!SaslMechanisms.IsPrivate(context.Session.Peer))
        {
            context.ReplyText(Numeric.ErrNoOperHost, "Passwords of operators are taken over TLS only; connect with TLS and try again");
            return;
        }

        var address = context.Session.Peer.Address;
        if (!throttle.MayTry(address))
        {
            context.Refuse(Numeric.RplTryAgain, Spec.Verb);
            return;
        }

        // For a name that is not there a password is checked too, so that time does not tell which names are.
        var name = message.Text(0);
        var block = operators.FirstOrDefault(o => o.Name == name);
        var check = await passwords.VerifyAsync(message.Text(1), (block ?? operators[0]).PasswordHash);
        if (context.Session.User is not { } user)
            return;
        if (check == PasswordCheck.TryAgain)
        {
            context.Refuse(Numeric.RplTryAgain, Spec.Verb);
            return;
        }

        if (check != PasswordCheck.Right || block is null)
        {
            throttle.Failed(address);
            failed.Count(user.Origin);
            LogRefused(user.Nick, address);
            context.Refuse(Numeric.ErrPasswdMismatch);
            return;
        }

        LogOperator(user.Nick, block!.Name, address);
        grant.Give(context, user, block.Name, block.Class);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Nick} is now operator {Name}, from {Address}")]
    private partial void LogOperator(string nick, string name, IPAddress address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Nick} from {Address} failed to become an operator")]
    private partial void LogRefused(string nick, IPAddress address);
}
