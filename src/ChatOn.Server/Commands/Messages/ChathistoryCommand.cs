using ChatOn.Protocol;
using ChatOn.Server.History;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Messages;

/// <summary>
/// <c>CHATHISTORY LATEST|BEFORE|AFTER|AROUND|BETWEEN target selector [selector] limit</c>, <c>CHATHISTORY TARGETS timestamp timestamp
/// limit</c> — https://ircv3.net/specs/extensions/chathistory
/// </summary>
internal sealed class ChathistoryCommand(HistoryPages pages, HistoryAccess access) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "CHATHISTORY", "CHATHISTORY LATEST|BEFORE|AFTER|AROUND|BETWEEN target selector [selector] limit", "Shows what was said before")
    {
        MinParameters = 1,
        Cost = 2,
    };

    public ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (ChathistoryRequest.Read(context, message) is not { } request)
            return ValueTask.CompletedTask;
        return request.IsTargets ? ListTargetsAsync(context, request) : PageAsync(context, request);
    }

    private async ValueTask PageAsync(CommandContext context, ChathistoryRequest request)
    {
        if (access.Find(context.User, request.Target) is not { } place)
        {
            RefuseTarget(context, request);
            return;
        }

        // An id of another place is as unknown as one that never was.
        if (!context.Options.History.IsEnabled || !IsIn(place, request.First) || !IsIn(place, request.Second))
        {
            context.Fail("MESSAGE_ERROR", [request.Subcommand, request.Target], "Messages could not be retrieved");
            return;
        }

        IReadOnlyList<PastEvent> page = [];
        try
        {
            // As of this turn: what was said until now is durable after the wait, and nothing later is read.
            await context.SettledAsync();
            if (place.RoomId != 0)
                page = await pages.ReadAsync(request.ToQuery(), new PastView(context.Session, context.Session.View, place, context.Router));
        }
        catch (JournalException)
        {
            context.Fail("MESSAGE_ERROR", [request.Subcommand, request.Target], "Messages could not be retrieved");
            return;
        }

        if (context.Session.User is not { } user || access.Again(user, place) is null)
        {
            RefuseTarget(context, request);
            return;
        }

        context.OpenBatch("chathistory", place.Name);
        await new PastLines(access).ShowAsync(context, place, page);
    }

    private async ValueTask ListTargetsAsync(CommandContext context, ChathistoryRequest request)
    {
        var targets = access.TargetsOf(context.User);
        await context.SettledAsync();
        if (context.Session.User is not { } user)
            return;
        var (first, second) = (request.First!.Value, request.Second!.Value);
        var (after, before) = first.First <= second.First ? (first.Last, second.First) : (second.Last, first.First);
        var matching = targets.Where(target => target.Time > after && target.Time < before && access.Find(user, target.Name) is not null).ToList();
        context.OpenBatch("draft/chathistory-targets");
        foreach (var target in first.First <= second.First ? matching.Take(request.Limit) : matching.TakeLast(request.Limit))
            context.Send("CHATHISTORY"u8, trailing: null, "TARGETS", target.Name, ServerTime.Format(target.Time));
    }

    private static bool IsIn(HistoryPlace place, HistoryPoint? point) => point is not { RoomId: { } room } || room == place.RoomId;

    private static void RefuseTarget(CommandContext context, ChathistoryRequest request) =>
        context.Fail("INVALID_TARGET", [request.Subcommand, request.Target], "Messages could not be retrieved");
}
