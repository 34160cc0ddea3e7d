using ChatOn.Server.History;

namespace ChatOn.Server.Commands.Messages;

/// <summary>Shows what was read of a place's past as the client reads, and no more of it than it may still see.</summary>
internal sealed class PastLines(HistoryAccess access)
{
    private const int BytesAtOnce = 32 << 10;

    private int _bytes;

    /// <summary>Shows one event after the other; false when the place may be read no more.</summary>
    public async ValueTask<bool> ShowAsync(CommandContext context, HistoryPlace place, IEnumerable<PastEvent> events)
    {
        var now = Again(context, place);
        foreach (var (happened, isContext) in events)
        {
            if (now is null)
                return false;
            if (now.MaySee(context.User.Id, happened, isContext))
                _bytes += context.ShowPast(happened, isContext);
            if (_bytes < BytesAtOnce)
                continue;
            _bytes = 0;
            await context.DrainedAsync();
            now = Again(context, place);
        }

        return now is not null;
    }

    private HistoryPlace? Again(CommandContext context, HistoryPlace place) =>
        context.Session.User is { } user ? access.Again(user, place) : null;
}
