using ChatOn.Protocol;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands;

/// <summary>
/// A batch that a client has opened: it collects its lines, within bounds, and does what it is for when all are there. Until then nothing
/// has happened. https://ircv3.net/specs/extensions/client-batch
/// </summary>
internal abstract class ClientBatch(BatchOpening opening)
{
    public string Reference => opening.Reference;

    /// <summary>The <c>BATCH +reference type</c>: its label and its tags are those of the whole.</summary>
    public IrcMessage Message => opening.Message;

    /// <summary>Who opened it: nobody else finishes it.</summary>
    public User By => opening.By;

    /// <summary>How much of the session's budget the whole takes.</summary>
    public abstract double Cost { get; }

    /// <summary>The code of an error that has none of its own.</summary>
    public abstract string InvalidCode { get; }

    /// <summary>Takes one line in; what is wrong with it makes the whole batch fail.</summary>
    public abstract BatchError? Take(IrcMessage line);

    /// <summary>All lines are there.</summary>
    /// <param name="context">That of the opening, looked at now.</param>
    public abstract ValueTask CompleteAsync(CommandContext context);
}

/// <summary>How a batch was opened.</summary>
internal sealed record BatchOpening(string Reference, IrcMessage Message, User By);

/// <summary>Why a batch failed: <c>FAIL BATCH code context :text</c>.</summary>
internal sealed record BatchError(string Code, string Text, params string[] Context);
