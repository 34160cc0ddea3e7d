using ChatOn.Server.Loop;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.History;

/// <summary>
/// Removes what is older, or of more lines, than a room or the server keeps. Goes round all places, some at each tick, beginning once
/// an hour; finds out off the loop what there is to remove, and looks again at the room before it does.
/// </summary>
internal sealed class HistoryRetention(World world, HistoryReader history, ChatLoop loop, ServerClock clock, ServerOptions options)
{
    /// <summary>How often it is to be called.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private const int PlacesAtOnce = 100;
    private const long Hour = 3_600_000_000;
    private const long Day = 24 * Hour;

    private readonly Queue<Func<Place?>> _waiting = new();
    private readonly Dictionary<long, (long Said, int Lines)> _counted = [];
    private long _began;
    private bool _isRunning;

    /// <summary>Looks at the next places; never more than one call at a time does anything.</summary>
    public async Task TickAsync()
    {
        if (_isRunning)
            return;
        _isRunning = true;
        try
        {
            BeginRound();
            for (var i = 0; i < PlacesAtOnce && _waiting.TryDequeue(out var look); i++)
                await CheckAsync(look);
        }
        catch (JournalException)
        {
            // The store is reported elsewhere; the next round looks again.
            _waiting.Clear();
        }
        finally
        {
            _isRunning = false;
        }
    }

    private void BeginRound()
    {
        if (_waiting.Count > 0 || !options.History.IsEnabled || clock.Now - _began < Hour)
            return;
        _began = clock.Now;
        foreach (var look in Everywhere())
        {
            if (look() is not null)
                _waiting.Enqueue(look);
        }

        foreach (var gone in _counted.Keys.Except(world.PlaceIds).ToList())
            _counted.Remove(gone);
    }

    private IEnumerable<Func<Place?>> Everywhere() => world.Rooms.Select<Room, Func<Place?>>(room => () => Look(room))
        .Concat(world.Conversations.Where(each => each.IsLasting).Select<Conversation, Func<Place?>>(conversation => () => Look(conversation)));

    // Null where there is no limit (any more), or nothing to remove.
    private Place? Look(Room room)
    {
        var (days, lines) = (RoomRetention.DaysOf(room.Registration, options.History), room.Registration?.HistoryLines ?? 0);
        return world.FindRoom(room.Name) == room && room.LastSaidTime > 0 && (days > 0 || lines > 0 || !room.KeepsHistory)
            ? new Place(room.Ref.Id, room.LastTime, room.LastSaidTime, days, lines, room.KeepsHistory, room.ForgetSaid)
            : null;
    }

    private Place? Look(Conversation conversation)
    {
        var days = options.History.RetentionDays;
        return world.FindConversation(conversation.One, conversation.Other) == conversation && conversation.LastSaidTime > 0 && days > 0
            ? new Place(conversation.Ref.Id, conversation.LastTime, conversation.LastSaidTime, days, Lines: 0, IsKept: true, conversation.ForgetSaid)
            : null;
    }

    private async ValueTask CheckAsync(Func<Place?> look)
    {
        if (look() is not { } place)
            return;
        if (!place.IsKept)
        {
            // The server stopped between switching the history off and removing the last of it.
            await TrimAsync(look, place.Id, place.LastTime + 1);
            return;
        }

        if (place.Days > 0 && await history.HasOlderAsync(place.Id, clock.Now - (place.Days * Day)) && look() is { Days: > 0 } old)
            await TrimAsync(look, old.Id, clock.Now - (old.Days * Day));
        if (look() is { Lines: > 0 } many && _counted.GetValueOrDefault(many.Id) != (many.LastSaid, many.Lines))
            await CheckLinesAsync(look, many);
    }

    private async ValueTask CheckLinesAsync(Func<Place?> look, Place place)
    {
        var first = await history.FindLineAsync(place.Id, place.Lines);
        if (look() is not { } now || now.Lines != place.Lines)
            return;
        if (first == 0 || await TrimAsync(look, place.Id, first))
            _counted[place.Id] = (place.LastSaid, place.Lines);
    }

    private async ValueTask<bool> TrimAsync(Func<Place?> look, long id, long before)
    {
        if (await loop.StoreAsync(new HistoryTrimmed(id, before)) != TurnOutcome.Stored)
            return false;
        if (look() is { } place && place.LastSaid < before)
            place.ForgetSaid();
        return true;
    }

    /// <summary>A room or a conversation with its limits; 0 for none.</summary>
    private sealed record Place(long Id, long LastTime, long LastSaid, int Days, int Lines, bool IsKept, Action ForgetSaid);
}
