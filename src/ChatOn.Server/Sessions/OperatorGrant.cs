using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Audit;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>Makes a user an operator, by OPER or because it logged in to an operator's account, and an operator no more.</summary>
internal sealed class OperatorGrant(ServerOptions options, World world, Router router, ServerClock clock, FailedOpers failed, AuditLog audit)
{
    private readonly Origin _server = Origin.OfServer(options.ServerName);

    /// <summary>Makes the user what its account is; nothing for most.</summary>
    public void GiveTo(CommandContext context, User user, Account account)
    {
        if (account.OperatorClass is { } operatorClass && options.PrivilegesOf(operatorClass) != Privilege.None)
            Give(context, user, account.Name, operatorClass);
    }

    /// <summary>Makes a user an operator, and tells it.</summary>
    public void Give(CommandContext context, User user, string name, string operatorClass)
    {
        var isNew = !user.IsOperator;
        GiveSilently(user, name, operatorClass);
        // What an old program reads first is its protocol's own.
        if (context.Session.View.Format == WireFormat.Old)
            return;
        context.Reply(Numeric.RplYoureOper);
        if (isNew)
            Tell(user, "+o", context);
    }

    /// <summary>Makes a user what its account has become, at once and with no command of its own: an operator, of another class, or none.</summary>
    public void Follow(User user, Account account)
    {
        var wasOperator = user.IsOperator;
        if (account.OperatorClass is not { } operatorClass || options.PrivilegesOf(operatorClass) == Privilege.None)
        {
            Take(user);
            return;
        }

        GiveSilently(user, account.Name, operatorClass);
        if (!wasOperator)
            Tell(user, "+o", by: null);
    }

    /// <summary>Makes a user an operator whose protocol has no words for it.</summary>
    public void GiveSilently(User user, string name, string operatorClass)
    {
        user.BecomeOperator(name, operatorClass, options.PrivilegesOf(operatorClass));
        // Rooms have a copy of who it is.
        world.Become(user, user.Origin);
        audit.Note(user.Origin, "OPER", $"{name} ({operatorClass})", why: failed.TakeUnnoted());
    }

    /// <summary>A user is an operator no more, and is told.</summary>
    public void Take(User user)
    {
        if (!user.IsOperator)
            return;
        user.BecomeOperator(null);
        world.Become(user, user.Origin);
        Tell(user, "-o", by: null);
    }

    /// <summary>The classes may have changed: every operator may what its class may now.</summary>
    public void Refresh()
    {
        foreach (var user in world.Users.Where(user => user.OperatorClass is not null).ToList())
        {
            var privileges = options.PrivilegesOf(user.OperatorClass!);
            if (privileges == Privilege.None)
                Take(user);
            else if (privileges != user.Privileges)
                user.BecomeOperator(user.OperatorName, user.OperatorClass, privileges);
        }
    }

    // Who became one by its own command has changed its mode itself; otherwise the server has.
    private void Tell(User user, string change, CommandContext? by) =>
        router.ToUsers(new UserModesChanged(by is null ? _server : user.Origin, clock.Now, user.Nick, change), new Fanout { By = by }, user);
}
