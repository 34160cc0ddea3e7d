using ChatOn.Protocol;
using ChatOn.Server.History;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands.Messages;

/// <summary>
/// <c>SEARCH attribute=value{;attribute=value}</c> with in, from, after, before, text and limit — the search of
/// https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md
/// </summary>
internal sealed class SearchCommand(WordSearch search, HistoryAccess access) : ICommand
{
    public static CommandSpec Spec { get; } = new(
        "SEARCH", "SEARCH in=target;from=nick;after=time;before=time;text=words;limit=number", "Finds what was said before")
    {
        MinParameters = 1,
        Cost = 8,
    };

    public async ValueTask ExecuteAsync(CommandContext context, IrcMessage message)
    {
        if (SearchRequest.Read(context, message) is not { } request)
            return;
        if (PlacesOf(context, request) is not { } places)
        {
            SearchRequest.Refuse(context, "in");
            return;
        }

        IReadOnlyList<FoundMessage> found = [];
        try
        {
            if (!context.Options.History.IsEnabled)
                throw new JournalException("No history is kept.");
            // As of this turn, like a page of the history.
            await context.SettledAsync();
            if (places.Count > 0 && !request.FindsNothing)
                found = await search.FindAsync(context.Session, request.Wanted, places);
        }
        catch (JournalException)
        {
            context.Fail("INTERNAL_ERROR", [], "The search could not be run");
            return;
        }

        context.OpenBatch("soju.im/search");
        var lines = new PastLines(access);
        foreach (var each in found)
            await lines.ShowAsync(context, each.Place, [new PastEvent(each.Said, IsContext: false)]);
    }

    // Null for a place that is not there and for one that may not be read. Where nothing was said yet nothing is found.
    private IReadOnlyList<HistoryPlace>? PlacesOf(CommandContext context, SearchRequest request)
    {
        if (request.In is null)
            return access.PlacesOf(context.User);
        return access.Find(context.User, request.In) is { } place ? place.RoomId == 0 ? [] : [place] : null;
    }
}
