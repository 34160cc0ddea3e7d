namespace ChatOn.Server.Services;

/// <summary>
/// One command of a service: <c>/msg NickServ NAME ...</c>, <c>/account NAME ...</c> at a line client, <c>chaton account NAME ...</c> on
/// the machine. What all have in common is checked before, by <see cref="ServiceRunner"/>, from its <see cref="Spec"/>.
/// </summary>
internal interface IServiceCommand
{
    static abstract ServiceSpec Spec { get; }

    /// <summary>Runs on the loop. After an await look everything up again.</summary>
    ValueTask ExecuteAsync(ServiceContext context, ServiceWords words);
}

/// <summary>What stands in a service command's file about it, for the common checks, HELP and the docs.</summary>
/// <param name="Service">Which service it is of.</param>
/// <param name="Name">Upper case.</param>
/// <param name="Syntax">As in HELP: the name and what follows it.</param>
/// <param name="Summary">One line for HELP.</param>
internal sealed record ServiceSpec(Service Service, string Name, string Syntax, string Summary)
{
    /// <summary>With fewer words after the name the syntax is shown.</summary>
    public int MinWords { get; init; }

    /// <summary>Whether one must be logged in.</summary>
    public bool NeedsAccount { get; init; }

    /// <summary>What an operator must be allowed to; null for everybody.</summary>
    public Privilege? Needs { get; init; }

    /// <summary>It is about the asker's own session or account: from the machine's console there is none.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Done on the server's machine only, by who owns its data folder; whoever has taken over a session cannot.</summary>
    public bool IsConsoleOnly { get; init; }

    /// <summary>A password is among the words: taken only over TLS or from this machine.</summary>
    public bool HasSecret { get; init; }
}
