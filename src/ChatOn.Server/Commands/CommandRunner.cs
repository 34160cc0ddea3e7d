using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Connections;
using ChatOn.Server.Loop;
using ChatOn.Server.Sessions;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Commands;

/// <summary>Runs a line: finds its command, makes all the checks that commands have in common, and ends the answer.</summary>
internal sealed partial class CommandRunner(
    CommandTable table, CommandServices services, ClientBatches batches, CommandUsage usage, Departure departure, LoopMetrics metrics,
    ILogger<CommandRunner> logger)
    : ILineRunner
{
    private const int MaxShownVerb = 64;

    public double CostOf(Session session, InboundLine line) =>
        batches.CostOf(session, line) ?? (line.Message is { } message && table.Find(message.Verb) is { } entry ? entry.Spec.Cost : 1);

    public ValueTask RunAsync(Session session, InboundLine line)
    {
        session.Registration.CountLine();
        if (line.IsEndless)
        {
            departure.Cut(session, "A line without end");
            return ValueTask.CompletedTask;
        }

        if (batches.Takes(session, line))
            return ValueTask.CompletedTask;
        var entry = line.Message is null ? null : table.Find(line.Message.Verb);
        var context = new CommandContext(session, services, line.Message, entry?.Spec.Verb ?? "*", line.Label);
        if (line.Result != ParseResult.Ok)
        {
            RefuseLine(context, line);
            context.Complete();
            return ValueTask.CompletedTask;
        }

        var message = line.Message!;
        if (Check(context, message, entry) is { } refusal)
        {
            metrics.Refused(refusal.Numeric.Name);
            context.Refuse(refusal);
            context.Complete();
            return ValueTask.CompletedTask;
        }

        usage.Count(entry!.Spec);
        return ExecuteAsync(entry, context, message);
    }

    private ValueTask ExecuteAsync(CommandTable.Entry entry, CommandContext context, IrcMessage message)
    {
        ValueTask running;
        try
        {
            running = entry.Command.ExecuteAsync(context, message);
        }
#pragma warning disable CA1031 // Our own bug: logged with the verb, answered, and the session survives.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            running = ValueTask.FromException(exception);
        }

        if (running.IsCompletedSuccessfully)
        {
            context.Complete();
            return ValueTask.CompletedTask;
        }

        return WaitAsync(running, entry.Spec.Verb, context);
    }

    private async ValueTask WaitAsync(ValueTask running, string verb, CommandContext context)
    {
        try
        {
            await running;
        }
#pragma warning disable CA1031 // As above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogCommandFailed(verb, exception);
            context.Fail("INTERNAL_ERROR", [], "Something went wrong in the server; it was logged");
        }

        context.Complete();
    }

    private static Refusal? Check(CommandContext context, IrcMessage message, CommandTable.Entry? entry)
    {
        var isRegistered = context.Session.IsRegistered;
        if (entry is null)
        {
            var verb = Texts.Cut(Encoding.UTF8.GetString(message.Verb), MaxShownVerb);
            return isRegistered ? new Refusal(Numeric.ErrUnknownCommand, verb) : new Refusal(Numeric.ErrNotRegistered);
        }

        var spec = entry.Spec;
        var isEarly = spec.EarlyWith is { } capability && context.Session.Capabilities.Has(capability);
        if (spec.Allowed == AllowedWhen.Registered && !isRegistered && !isEarly)
            return new Refusal(Numeric.ErrNotRegistered);
        if (spec.Allowed == AllowedWhen.Unregistered && isRegistered)
            return new Refusal(Numeric.ErrAlreadyRegistered);
        if (message.Count < spec.MinParameters)
            return new Refusal(Numeric.ErrNeedMoreParams, spec.Verb);
        if (spec.Needs is { } needed && (context.Session.User?.Privileges & needed) != needed)
        {
            return context.Session.User is { IsOperator: true }
                ? new Refusal(Numeric.ErrNoPrivs, needed.ToString().ToLowerInvariant())
                : new Refusal(Numeric.ErrNoPrivileges);
        }

        return null;
    }

    // https://ircv3.net/specs/extensions/utf8-only and https://modern.ircdocs.horse/#errinputtoolong-417
    private void RefuseLine(CommandContext context, InboundLine line)
    {
        metrics.Refused(line.Result.ToString());
        switch (line.Result)
        {
            case ParseResult.TooLong or ParseResult.TagsTooLong:
                context.Refuse(new Refusal(Numeric.ErrInputTooLong));
                break;
            case ParseResult.InvalidUtf8:
                context.Fail("INVALID_UTF8", [], "The message has bytes that are not UTF-8 and was not accepted");
                break;
            default:
                context.Fail("INVALID_LINE", [], "The line is no valid IRC message and was not accepted");
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Verb} failed")]
    private partial void LogCommandFailed(string verb, Exception exception);
}
