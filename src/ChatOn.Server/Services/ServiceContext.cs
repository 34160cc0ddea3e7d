using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server.Services;

/// <summary>One command to a service: who asks, and the way to answer. The asker is a session, or the machine's own console.</summary>
internal sealed class ServiceContext(ServiceSpec spec, IServiceAsker asker, AccountDirectory accounts)
{
    public ServiceSpec Spec => spec;

    /// <summary>The command that it came with; null from the console.</summary>
    public CommandContext? Command => asker.Command;

    /// <summary>The asker's user; null from the console, and once it is gone. Look again after an await.</summary>
    public User? User => asker.Command?.Session.User;

    /// <summary>The account that asks; null for guests and from the console. Look again after an await.</summary>
    public Account? Account => User is { Origin.Account: not null } user ? accounts.Find(user.Id) : null;

    /// <summary>Who asks, for the audit log and for people.</summary>
    public Origin By => asker.By;

    /// <summary>Whether the machine's owner asks, at the console.</summary>
    public bool IsConsole => asker.Command is null;

    /// <summary>Something was refused or failed: the console ends with an error.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether the asker may do what operators may.</summary>
    public bool May(Privilege privilege) => (asker.Privileges & privilege) == privilege;

    /// <summary>One line of the answer.</summary>
    public void Say(string text) => asker.Say(spec.Service, text);

    /// <summary>Why it is not done, and what to do.</summary>
    public void Refuse(string text)
    {
        HasFailed = true;
        Say(text);
    }

    /// <summary>Whether a change is in force; otherwise tells that it could not be stored, or (null) that what it was about is gone.</summary>
    public bool IsStored(TurnOutcome? outcome)
    {
        if (outcome == TurnOutcome.Stored)
            return true;
        Refuse(outcome is null
            ? "Nothing was changed: it is gone, or was changed by somebody else meanwhile."
            : SaidFailure.Explain(outcome.Value, "The change was not made"));
        return false;
    }
}

/// <summary>Who asks a service.</summary>
internal interface IServiceAsker
{
    /// <summary>Null for the console.</summary>
    CommandContext? Command { get; }

    Origin By { get; }

    Privilege Privileges { get; }

    void Say(Service service, string text);
}
