using ChatOn.Protocol;

namespace ChatOn.Server.Commands;

/// <summary>One verb. What all commands have in common is checked before, by <see cref="CommandRunner"/>, from its <see cref="Spec"/>.</summary>
internal interface ICommand
{
    static abstract CommandSpec Spec { get; }

    /// <summary>
    /// Runs on the loop. After an await look everything up again, and change state in one stretch after the last one.
    /// </summary>
    ValueTask ExecuteAsync(CommandContext context, IrcMessage message);
}

/// <summary>What stands in a command's file about it, for the common checks, HELP and the docs.</summary>
/// <param name="Verb">Upper case.</param>
/// <param name="Syntax">As in HELP, e.g. <c>JOIN room{,room} [key{,key}]</c>.</param>
/// <param name="Summary">One line for HELP.</param>
internal sealed record CommandSpec(string Verb, string Syntax, string Summary)
{
    /// <summary>Fewer parameters are answered with 461.</summary>
    public int MinParameters { get; init; }

    public AllowedWhen Allowed { get; init; } = AllowedWhen.Registered;

    /// <summary>The capability with which it is allowed before registration too; null where there is none.</summary>
    public Capability? EarlyWith { get; init; }

    /// <summary>What an operator must be allowed to; others get 481 or 723. Null for everybody.</summary>
    public Privilege? Needs { get; init; }

    /// <summary>How much of the session's budget it takes; 0 for what clients do by themselves.</summary>
    public double Cost { get; init; } = 1;
}

/// <summary>In which phase of a session a command is allowed.</summary>
internal enum AllowedWhen
{
    /// <summary>Only before registration (462 afterwards).</summary>
    Unregistered,

    /// <summary>Only after registration (451 before).</summary>
    Registered,

    Always,
}
