using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands;

/// <summary>
/// What sessions send in batches: a session has at most one open, whose lines are collected and not run. What is wrong in it, or a
/// line that does not belong to it, ends it: that is answered once, and what still comes of it is passed over.
/// https://ircv3.net/specs/extensions/client-batch
/// </summary>
internal sealed class ClientBatches(IEnumerable<IClientBatchType> types, CommandServices services, LoopTimers timers)
{
    /// <summary>How much of the budget a line takes that is only collected, or passed over.</summary>
    private const double CostOfLine = 0.1;

    private const string Verb = "BATCH";

    private readonly Dictionary<string, IClientBatchType> _types = types.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>What a line of a batch takes of the session's budget, and the end of one for the whole; null for any other line.</summary>
    public double? CostOf(Session session, InboundLine line)
    {
        if (line.Message is not { } message)
            return null;
        if (!message.Tags.IsEmpty && message.TryGetTag("batch"u8, out var reference) && (reference == session.Batch?.Reference || reference == session.SpoiltBatch))
            return CostOfLine;
        // All at once is how such a batch is sent: it may cost a burst, never more.
        return session.Batch is { } open && IsEndOf(open, message) ? Math.Min(open.Cost, services.Options.Limits.CommandBurst) : null;
    }

    /// <summary>Takes a line that belongs to a batch, open or not; false for a line that is to be run.</summary>
    public bool Takes(Session session, InboundLine line)
    {
        if ((session.Batch is null && line.Message is not { Tags.IsEmpty: false }) || !session.IsRegistered)
            return false;
        var reference = line.Message is { } sent && sent.TryGetTag("batch"u8, out var tag) ? tag : null;
        if (session.Batch is { } open)
        {
            if (reference == open.Reference && line is { Result: ParseResult.Ok, Message: { } message })
            {
                if (open.Take(message) is { } error)
                    Fail(session, open, error);
                return true;
            }

            if (MayComeBetween(open, line, reference))
                return false;
            Fail(session, open, new BatchError(open.InvalidCode, "The batch was given up: something else came before its end"));
            if (line.Result != ParseResult.Ok)
                return false;
        }

        if (reference is null)
            return false;
        if (reference != session.SpoiltBatch)
            RefuseUnknown(session, line.Message!, reference);
        return true;
    }

    /// <summary><c>BATCH +reference type parameters</c></summary>
    public void Open(CommandContext context, IrcMessage message, string reference)
    {
        var session = context.Session;
        if (!IsReference(reference))
        {
            session.Spoil(reference);
            context.Fail("INVALID_REFTAG", [reference], "The name of a batch has letters, digits and hyphens only");
            return;
        }

        if (!_types.TryGetValue(message.Text(1), out var type) || !context.IsAllowed(type.Needs))
        {
            session.Spoil(reference);
            context.Fail("UNKNOWN_TYPE", [reference, message.Text(1)], "This is no type of batch that you may send");
            return;
        }

        context.PutOff();
        var batch = type.Open(new BatchOpening(reference, message, context.User));
        session.Begin(batch, timers.After(TimeSpan.FromSeconds(context.Limits.BatchTimeoutSeconds), _ => TimePassed(session, batch), null));
    }

    /// <summary><c>BATCH -reference</c></summary>
    public async ValueTask CloseAsync(CommandContext context, string reference)
    {
        var session = context.Session;
        if (session.Batch is not { } batch || batch.Reference != reference)
        {
            if (session.SpoiltBatch != reference)
                context.Fail("INVALID_REFTAG", [reference], "There is no open batch of that name");
            session.Spoil(null);
            return;
        }

        session.EndBatch();
        var whole = Again(session, batch.Message);
        try
        {
            if (batch.By == session.User)
                await batch.CompleteAsync(whole);
            else
                whole.Fail(batch.InvalidCode, [], "The batch was given up: you were somebody else when it began");
        }
        finally
        {
            whole.Complete();
        }
    }

    private void TimePassed(Session session, ClientBatch batch)
    {
        if (session.Batch == batch)
            Fail(session, batch, new BatchError("TIMEOUT", "The batch was open for too long", batch.Reference));
    }

    private void Fail(Session session, ClientBatch batch, BatchError error)
    {
        session.EndBatch();
        session.Spoil(batch.Reference);
        var context = Again(session, batch.Message);
        context.Fail(error.Code, error.Context, error.Text);
        context.Complete();
    }

    // Once for each name: the rest of such a batch is passed over too.
    private void RefuseUnknown(Session session, IrcMessage message, string reference)
    {
        session.Spoil(reference);
        var context = Again(session, message);
        context.Fail("INVALID_REFTAG", [reference], "There is no open batch of that name");
        context.Complete();
    }

    private CommandContext Again(Session session, IrcMessage message) => new(session, services, message, Verb);

    // A client has to answer PING whenever it comes, and may leave.
    private static bool MayComeBetween(ClientBatch open, InboundLine line, string? reference) =>
        reference is null && line is { Result: ParseResult.Ok, Message: { } message }
        && (Is(message, "PING"u8) || Is(message, "PONG"u8) || Is(message, "QUIT"u8) || IsEndOf(open, message));

    private static bool IsEndOf(ClientBatch open, IrcMessage message) =>
        Is(message, "BATCH"u8) && message[0] is [(byte)'-', .. var reference] && Encoding.UTF8.GetString(reference) == open.Reference;

    private static bool Is(IrcMessage message, ReadOnlySpan<byte> verb) => Ascii.EqualsIgnoreCase(message.Verb, verb);

    private static bool IsReference(string reference) => reference.Length > 0 && reference.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
