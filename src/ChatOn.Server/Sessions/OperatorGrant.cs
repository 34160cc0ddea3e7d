using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Makes a user an operator: by OPER, or because it logged in to an operator's account.</summary>
internal sealed class OperatorGrant(ServerOptions options, Router router)
{
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
        context.Reply(Numeric.RplYoureOper);
        if (isNew)
            router.ToUsers(new UserModesChanged(user.Origin, context.Now, user.Nick, "+o"), new Fanout { By = context }, user);
    }
}
