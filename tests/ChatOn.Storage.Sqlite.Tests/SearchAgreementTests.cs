using System.Text;
using ChatOn.Server.Storage;
using ChatOn.Testing.Storage;

namespace ChatOn.Storage.Sqlite.Tests;

/// <summary>This store finds what the reference finds, whatever is said and searched for, and wherever it lies by then.</summary>
public sealed class SearchAgreementTests
{
    private static readonly string[] Parts =
    [
        "cafe", "Café", "CAFE\u0301", "straße", "naïve", "x", "1", "２", "中国", "中", "国人", "日本語", "カタカナ", "ｶﾀｶﾅ", "ไทย", "한국", "हिन्दी", "\x02bo\x02ld",
        "\x0304,12red\x03", "\x04FF00FFhex", "\x1d", "don't", "snake_case", "\u200b", "\u00ad", "e\u0301\u0302", "\ud83d\ude00", "\ud800", "a\0b", ",", ".", "ЖУК", "жук", "ﬁn",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Random_texts_and_searches_give_the_same_answers_in_both(int seed)
    {
        var random = new Random(seed);
        var rooms = Enumerable.Range(1, 5).Select(id => new RoomRef(id, $"#room{id}")).ToArray();
        var reference = new InMemoryJournal();
        using var store = new SqliteStoreUnderTest();
        var now = 1_000L;
        for (var step = 0; step < 60; step++)
        {
            var records = Enumerable.Range(0, random.Next(1, 90)).Select(_ => Said()).ToArray<JournalRecord>();
            reference.Commit(records);
            store.Commit(records);
            Both(random.Next(12) switch
            {
                0 => new EntryErased(rooms[random.Next(5)].Id, now - random.Next(200), Encoding.UTF8.GetBytes("x")),
                1 => new HistoryTrimmed(rooms[random.Next(5)].Id, now - 3_000),
                2 => new SenderErased(1_000 + step),
                _ => new RoomMade(rooms[0]),
            });
            if (random.Next(3) == 0)
            {
                store.Maintain();
                reference.Maintain();
            }

            for (var search = 0; search < 15; search++)
                await CompareAsync();
        }

        HistoryRecord Said() => rooms[random.Next(5)].Said(now += random.Next(1, 4), Words(), 1_000 + random.Next(60)) with
        {
            TextAt = random.Next(9) == 0 ? null : 0,
            Kind = random.Next(9) == 0 ? RecordKind.Edit : RecordKind.Privmsg,
            Parent = random.Next(3) == 0 ? now - random.Next(100) : 0,
        };

        string Words() => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Parts[random.Next(Parts.Length)] + (random.Next(3) == 0 ? "" : " ")));

        void Both(JournalRecord record)
        {
            reference.Commit([record]);
            store.Commit(record);
        }

        async Task CompareAsync()
        {
            var wanted = SearchWords.Of(Parts[random.Next(Parts.Length)] + (random.Next(2) == 0 ? "" : " " + Parts[random.Next(Parts.Length)]));
            var query = new HistorySearch(
                [.. rooms.Where(_ => random.Next(2) == 0).Select(room => room.Id)], wanted, random.Next(2) == 0 ? 0 : now - 2_000, random.Next(2) == 0 ? long.MaxValue : now - 200, random.Next(1, 40));
            Assert.Equal(Show(await reference.SearchAsync(query, default)), Show(await store.History.SearchAsync(query, default)));
            var parents = Enumerable.Range(0, 20).Select(back => now - 100 + (back * 5)).ToArray();
            Assert.Equal(
                Show(await reference.ReadChildrenAsync(rooms[1].Id, parents, 2, kind: null, default)), Show(await store.History.ReadChildrenAsync(rooms[1].Id, parents, 2, kind: null, default)));
        }
    }

    private static string[] Show(IReadOnlyList<HistoryRecord> records) => [.. records.Select(record => $"{record.Room.Id} {record.Time} {record.Kind} {record.Text()}")];
}
