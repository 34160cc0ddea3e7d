using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Sessions;
using ChatOn.Server.Storage;

namespace ChatOn.Server.History;

/// <summary>
/// Finds messages in several places, within a bounded time and a bounded number of entries looked at: then it is content with what it has
/// found. What the asker may not see is as if it were not there.
/// </summary>
internal sealed class WordSearch(HistoryReader history, Router router, TimeProvider time, ServerOptions options)
{
    /// <summary>So many places are searched, those in which something was said last.</summary>
    public const int MostPlaces = 1000;

    /// <summary>And so many when there are no words: each is then read by itself.</summary>
    public const int MostPlacesWithoutWords = 100;

    private const int AtOnce = 500;

    /// <summary>Messages with the place where they were said, oldest first.</summary>
    /// <param name="places">As of the time at which it was asked: nothing later is found.</param>
    public async ValueTask<IReadOnlyList<FoundMessage>> FindAsync(Session session, SearchWanted wanted, IReadOnlyList<HistoryPlace> places)
    {
        var parts = PartsOf(wanted, places);
        var (began, each) = (time.GetTimestamp(), Math.Max(AtOnce, options.History.SearchedEntries / Math.Max(parts.Count, 1)));
        var found = new List<FoundMessage>();
        var left = options.History.SearchedEntries;
        foreach (var part in parts)
        {
            if (left <= 0 || time.GetElapsedTime(began).TotalMilliseconds > options.History.StoreTimeoutMilliseconds)
                break;
            try
            {
                left -= await FindAsync(session, wanted, part, Math.Min(each, left), found);
            }
            catch (JournalException) when (found.Count > 0)
            {
                // It took too long: what was found until then is better than nothing.
                break;
            }
        }

        var ordered = found.OrderBy(message => message.Said.Time).ThenBy(message => message.Place.RoomId);
        return [.. wanted.IsFromStart ? ordered.Take(wanted.Limit) : ordered.TakeLast(wanted.Limit)];
    }

    // What may be read from a later time on only is searched from there on: nothing hidden is even looked at.
    private static List<Part> PartsOf(SearchWanted wanted, IReadOnlyList<HistoryPlace> places) => wanted.Words.Count > 0
        ? [.. places.Take(MostPlaces).GroupBy(place => Math.Max(place.After, wanted.After)).Select(group => new Part([.. group], group.Key))]
        : [.. places.Take(MostPlacesWithoutWords).Select(place => new Part([place], Math.Max(place.After, wanted.After)))];

    private async ValueTask<int> FindAsync(Session session, SearchWanted wanted, Part part, int most, List<FoundMessage> found)
    {
        var views = part.Places.ToDictionary(place => place.RoomId, place => new PastView(session, session.View, place, router));
        // A store finds the newest of the words only: then all are gathered that there is time for.
        var forwards = wanted.IsFromStart && wanted.Words.Count == 0;
        var (after, before, looked, count) = (part.After, Math.Min(wanted.Before, part.Places.Max(place => place.LastTime) + 1), 0, 0);
        while (looked < most && before - 1 > after)
        {
            var records = wanted.Words.Count > 0
                ? await history.SearchAsync(new HistorySearch([.. views.Keys], wanted.Words, after, before, AtOnce))
                : await history.ReadAsync(new HistoryRange(part.Places[0].RoomId, after, before, AtOnce, !forwards, SaidOnly: true));
            looked += records.Count;
            foreach (var record in records)
            {
                if (views.GetValueOrDefault(record.Room.Id) is not { } view || !wanted.Fits(record, out var said) || !view.Shows(said))
                    continue;
                found.Add(new FoundMessage(view.Place, said));
                count++;
            }

            if (records.Count < AtOnce || (count >= wanted.Limit && (forwards || !wanted.IsFromStart)))
                break;
            (after, before) = forwards ? (records[^1].Time, before) : (after, records[0].Time);
        }

        return looked;
    }

    /// <summary>Places that are searched together, from one time on.</summary>
    private sealed record Part(IReadOnlyList<HistoryPlace> Places, long After);
}

/// <summary>What is searched for.</summary>
/// <param name="Words">All of them; none: any text.</param>
/// <param name="From">The nickname under which it was said; null for any.</param>
/// <param name="After">Exclusive lower bound in microseconds.</param>
/// <param name="Before">Exclusive upper bound in microseconds.</param>
/// <param name="IsFromStart">The oldest are wanted, not the newest.</param>
internal sealed record SearchWanted(IReadOnlyList<string> Words, string? From, long After, long Before, bool IsFromStart, int Limit)
{
    /// <summary>Whether an entry is a message that is wanted.</summary>
    public bool Fits(HistoryRecord record, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Messaged? said)
    {
        said = HistoryReader.Decode(record) as Messaged;
        return said is { Kind: not MessageKind.Tagmsg } && (From is null || CaseMapping.Equals(said.Who.Nick, From));
    }
}

/// <summary>A message that was found, and where.</summary>
internal sealed record FoundMessage(HistoryPlace Place, Messaged Said);
