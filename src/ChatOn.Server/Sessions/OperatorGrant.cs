using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Makes a user an operator: by OPER, or because it logged in to an operator's account.</summary>
internal sealed class OperatorGrant(ServerOptions options, Router router, ServerClock clock)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <summary>Makes the user what its account is; nothing for most.</summary>
    public void GiveTo(CommandContext context, User user, Account account)
    {
        if (account.OperatorClass is { } operatorClass && options.PrivilegesOf(operatorClass) is var privileges and not Privilege.None)
            Give(context, user, account.Name, privileges);
    }

    /// <summary>Makes a user an operator, and tells it.</summary>
    public void Give(CommandContext context, User user, string name, Privilege privileges)
    {
        var isNew = !user.IsOperator;
        user.BecomeOperator(name, privileges);
        // What an old program reads first is its protocol's own.
        if (context.Session.View.Format == WireFormat.Old)
            return;
        context.Reply(Numeric.RplYoureOper);
        if (isNew)
            router.ToUsers(new UserModesChanged(user.Origin, context.Now, user.Nick, "+o"), new Fanout { By = context }, user);
    }

    /// <summary>Makes a user what its account has become, at once and with no command of its own: an operator, of another class, or none.</summary>
    public void Follow(User user, Account account)
    {
        var wasOperator = user.IsOperator;
        var privileges = account.OperatorClass is { } operatorClass ? options.PrivilegesOf(operatorClass) : Privilege.None;
        user.BecomeOperator(privileges == Privilege.None ? null : account.Name, privileges);
        if (user.IsOperator != wasOperator)
            router.ToUsers(new UserModesChanged(_server, clock.Now, user.Nick, wasOperator ? "-o" : "+o"), default, user);
    }
}
