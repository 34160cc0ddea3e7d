using System.Text;
using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter finds.</summary>
public abstract class SearchContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");
    private static readonly RoomRef Other = new(2_000, "#other");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Entries_with_all_the_words_are_found_where_it_is_searched()
    {
        store.Commit(
            Text(Room, 10, "The quick brown fox"), Text(Room, 11, "a quick, quick answer"), Text(Other, 12, "Fox, quick!"), Room.Said(13, "quick fox, unsearched"));

        Assert.Equal(["The quick brown fox", "Fox, quick!"], await store.SearchAsync("fox QUICK", 10, Room, Other));
        Assert.Equal(["The quick brown fox"], await store.SearchAsync("fox quick", 10, Room));
        Assert.Equal(["a quick, quick answer", "Fox, quick!"], await store.SearchAsync("quick", 2, Room, Other));
        Assert.Empty(await store.SearchAsync("qui", 10, Room, Other));
        store.Restart();
        Assert.Equal(["Fox, quick!"], await store.SearchAsync("quick", 10, Other));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_newest_are_found_with_all_of_the_oldest_time(bool isSpread)
    {
        store.Commit(Text(Room, 10, "a word"), Text(Room, 11, "b word"), Text(Other, 11, "c word"), Text(Room, 12, "d word"));
        store.Fill(isSpread);
        store.Commit(Text(Room, 9_000, "e word"), Text(Other, 9_000, "f word"));

        Assert.Equal(["e word", "f word"], await store.SearchAsync("word", 1, Room, Other));
        Assert.Equal(["f word", "e word"], await store.SearchAsync("word", 2, Other, Room, Other));
        Assert.Equal(["d word", "e word", "f word"], await store.SearchAsync("word", 3, Room, Other));
        Assert.Equal(["b word", "c word", "d word", "e word", "f word"], await store.SearchAsync("word", 4, Room, Other));
        Assert.Equal(["c word", "b word", "d word", "f word", "e word"], await store.SearchAsync("word", 4, Other, Room));
        Assert.Equal(6, (await store.SearchAsync("word", 6, Room, Other)).Length);
        Assert.Empty(await store.SearchAsync("word", 6));
        Assert.Empty(await store.SearchAsync("", 6, Room));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.SearchAsync("word", 0, Room));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_what_is_between_the_bounds_is_found(bool isSpread)
    {
        store.Journal.Commit([.. Enumerable.Range(1, 40).Select(time => Text(Room, time, $"word {time}"))]);
        store.Fill(isSpread);
        store.Journal.Commit([.. Enumerable.Range(10_001, 20).Select(time => Text(Room, time, $"word {time}"))]);

        Assert.Equal(["word 6", "word 7"], await FindAsync(5, 8, 10));
        Assert.Equal(["word 40", "word 10001"], await FindAsync(39, 10_002, 10));
        Assert.Equal(["word 10003", "word 10004"], await FindAsync(0, 10_005, 2));
        Assert.Empty(await FindAsync(5, 6, 10));

        async Task<string[]> FindAsync(long after, long before, int limit) =>
            [.. (await store.History.SearchAsync(new HistorySearch([Room.Id], ["WORD"], after, before, limit), default)).Select(record => record.Text())];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_cannot_be_read_is_not_found(bool isSpread)
    {
        store.Commit(Text(Room, 10, "trimmed word"), Text(Room, 20, "kept word"), Text(Room, 21, "word of another") with { Sender = 9 }, Text(Other, 22, "erased word"));
        store.Fill(isSpread);
        store.Commit(new HistoryTrimmed(Room.Id, 15), new SenderErased(9), new RoomErased(Other.Id));

        for (var more = true; more; more = store.Journal.Maintain())
            Assert.Equal(["kept word"], await store.SearchAsync("word", 10, Room, Other));
        store.Restart();
        Assert.Equal(["kept word"], await store.SearchAsync("word", 10, Room, Other));
    }

    [Fact]
    public async Task Only_the_text_of_a_body_is_searched_and_one_without_any_is_never_found()
    {
        store.Commit(
            Room.Said(10, ":alice PRIVMSG #room :hello") with { TextAt = 21 }, Room.Said(11, "end") with { TextAt = 3 }, Room.Said(12, "x") with { TextAt = 900 });

        Assert.Equal([":alice PRIVMSG #room :hello"], await store.SearchAsync("hello", 10, Room));
        store.Fill(isSpread: true);
        Assert.Equal([":alice PRIVMSG #room :hello"], await store.SearchAsync("hello", 10, Room));
        Assert.Empty(await store.SearchAsync("alice", 10, Room));
        Assert.Empty(await store.SearchAsync("end", 10, Room));
        Assert.Empty(await store.SearchAsync("x", 10, Room));
    }

    [Fact]
    public async Task What_looks_like_a_query_is_only_words()
    {
        const string Hostile = "\") OR \"1\" = '1' -- * NEAR(a b) ^ : { } \0 \ud800";
        store.Commit(Text(Room, 10, "innocent"), Text(Room, 11, Hostile));
        store.Fill(isSpread: true);

        Assert.Single(await store.SearchAsync(Hostile, 10, Room));
        Assert.Single((await store.History.SearchAsync(new HistorySearch([Room.Id], ["OR"], 0, long.MaxValue, 10), default)));
        Assert.Empty((await store.History.SearchAsync(new HistorySearch([Room.Id], ["' OR 1=1"], 0, long.MaxValue, 10), default)));
    }

    [Fact]
    public async Task Thousands_are_searched_in_their_order()
    {
        store.Journal.Commit([.. Enumerable.Range(1, 12_000).Select(time => Text(Room, time, time % 1_000 == 0 ? $"rare common {time}" : "common"))]);
        store.Fill(isSpread: true);

        Assert.Equal(["rare common 11000", "rare common 12000"], await store.SearchAsync("common rare", 2, Room));
        Assert.Equal(12, (await store.SearchAsync("rare", 100, Room)).Length);
        Assert.Equal(12_000, (await store.SearchAsync("common", 100_000, Room)).Length);
        Assert.Empty(await store.SearchAsync("common absent", 100, Room));
    }

    private static HistoryRecord Text(RoomRef room, long time, string text) =>
        room.Said(time, text) with { TextAt = 0, Body = Encoding.UTF8.GetBytes(text) };
}
