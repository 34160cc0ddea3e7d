using System.Text;
using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>Short ways to write to a store and to read it, for tests.</summary>
public static class StoreReading
{
    extension(IStoreUnderTest store)
    {
        public void Commit(params JournalRecord[] records) => store.Journal.Commit(records);

        /// <summary>The bodies of a range as text, oldest first.</summary>
        public async Task<string[]> ReadAsync(
            RoomRef room, long after = 0, long before = long.MaxValue, int limit = 1000, bool newestFirst = false, bool saidOnly = false) =>
            [.. (await store.History.ReadAsync(new HistoryRange(room.Id, after, before, limit, newestFirst, saidOnly), default)).Select(Text)];

        public async Task<string?> FindAsync(long sender, string clientId) =>
            await store.History.FindByClientIdAsync(sender, clientId, default) is { } found ? Text(found) : null;

        /// <summary>The bodies of what is about these parents, as text.</summary>
        public async Task<string[]> ChildrenAsync(RoomRef room, int limit, params long[] parents) =>
            [.. (await store.History.ReadChildrenAsync(room.Id, parents, limit, kind: null, default)).Select(Text)];

        /// <summary>The bodies of what is found in these rooms, as text.</summary>
        public async Task<string[]> SearchAsync(string words, int limit, params RoomRef[] rooms)
        {
            var search = new HistorySearch([.. rooms.Select(room => room.Id)], SearchWords.Of(words), 0, long.MaxValue, limit);
            return [.. (await store.History.SearchAsync(search, default)).Select(Text)];
        }

        /// <summary>All the housekeeping that there is to do.</summary>
        public void Maintain()
        {
            while (store.Journal.Maintain())
            {
            }
        }

        /// <summary>So much elsewhere that an adapter puts what is new where it stays.</summary>
        public void Fill(bool isSpread)
        {
            if (!isSpread)
                return;
            var elsewhere = new RoomRef(store.Rooms.LoadLastTime() + 1, "#elsewhere");
            store.Journal.Commit([.. Enumerable.Range(1, 1_500).Select(time => elsewhere.Said(time, "x", sender: 1))]);
            store.Maintain();
        }

        public StoredRoom Load(RoomRef room) => Assert.Single(store.Rooms.LoadRooms(), stored => stored.Room == room);
    }

    public static HistoryRecord Said(this RoomRef room, long time, string text, long sender = 7, string? clientId = null) =>
        new(room, time, RecordKind.Privmsg, sender, Encoding.UTF8.GetBytes(text), clientId);

    public static HistoryRecord Noted(this RoomRef room, long time, RecordKind kind = RecordKind.Join) =>
        new(room, time, kind, 7, Encoding.UTF8.GetBytes(kind.ToString()));

    public static string Text(this HistoryRecord record) => Encoding.UTF8.GetString(record.Body.Span);
}
