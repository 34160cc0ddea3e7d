using System.Text;
using ChatOn.Server.Storage;
using Xunit;

namespace ChatOn.Testing.Storage;

/// <summary>What every adapter of <see cref="IDocumentStore"/> does: documents as they were last acknowledged.</summary>
public abstract class DocumentContract(IStoreUnderTest store) : IDisposable
{
    private static readonly RoomRef Room = new(1_000, "#room");

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void An_empty_store_has_no_documents() => Assert.All(Enum.GetValues<DocumentKind>(), kind => Assert.Empty(Load(kind)));

    [Fact]
    public void A_document_is_added_replaced_and_removed_under_its_key()
    {
        store.Commit(Account("1", "first"), Account("2", "other"));
        Assert.Equal(["1 first", "2 other"], Load(DocumentKind.Account));

        store.Commit(Account("1", "second"));
        Assert.Equal(["1 second", "2 other"], Load(DocumentKind.Account));

        store.Commit(new DocumentRemoved(DocumentKind.Account, "1"), new DocumentRemoved(DocumentKind.Account, "3"));
        Assert.Equal(["2 other"], Load(DocumentKind.Account));
    }

    [Fact]
    public void Records_of_one_commit_hold_in_their_order()
    {
        store.Commit(
            Account("1", "a"), Account("1", "b"), Account("2", "a"), new DocumentRemoved(DocumentKind.Account, "2"),
            new DocumentRemoved(DocumentKind.Account, "3"), Account("3", "a"));

        Assert.Equal(["1 b", "3 a"], Load(DocumentKind.Account));
    }

    [Fact]
    public void One_key_may_be_used_in_every_kind_and_unknown_kinds_pass_through()
    {
        var kinds = Enum.GetValues<DocumentKind>().Append((DocumentKind)99).ToList();
        store.Journal.Commit([.. kinds.Select(kind => new DocumentSaved(kind, "key", Encoding.UTF8.GetBytes($"{kind}")))]);
        store.Commit(new DocumentRemoved(DocumentKind.Ban, "key"));
        store.Restart();

        Assert.All(kinds, kind => Assert.Equal(kind == DocumentKind.Ban ? [] : [$"key {kind}"], Load(kind)));
    }

    [Fact]
    public void Documents_come_in_the_order_of_their_keys_bytes_and_no_key_is_folded()
    {
        var keys = new[] { "🎈", "b", "\uFFFD", "a", "B", "10", "9", "é", "a b", "e\u0301", "A" };
        store.Journal.Commit([.. keys.Select(key => Account(key, ""))]);
        store.Restart();

        Assert.Equal(
            ["10", "9", "A", "B", "a", "a b", "b", "e\u0301", "é", "\uFFFD", "🎈"],
            store.Documents.LoadDocuments(DocumentKind.Account).Select(document => document.Key));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    [InlineData(DocumentSaved.MaxBodyBytes)]
    public void A_body_of_any_length_up_to_the_largest_comes_back(int length)
    {
        var body = Enumerable.Range(0, length).Select(i => (byte)(i * 31)).ToArray();
        store.Commit(new DocumentSaved(DocumentKind.Server, "one", body), new DocumentSaved(DocumentKind.Server, "two", new byte[1]));
        store.Restart();

        Assert.Equal(body, store.Documents.LoadDocuments(DocumentKind.Server)[0].Body.ToArray());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("🎈")]
    public void A_key_may_have_200_bytes_of_utf_8(string character)
    {
        var key = string.Concat(Enumerable.Repeat(character, 200 / Encoding.UTF8.GetByteCount(character)));
        store.Commit(Account(key, "x"));

        Assert.Equal([$"{key} x"], Load(DocumentKind.Account));
        AssertRefused(Account(key + "a", "x"));
    }

    [Fact]
    public void What_is_no_key_makes_the_whole_commit_fail()
    {
        foreach (var key in new[] { "", "a\0b", $"a{'\uD83C'}" })
        {
            AssertRefused(Account(key, "x"));
            store.Commit(new DocumentRemoved(DocumentKind.Account, key));
        }
    }

    [Fact]
    public void A_body_that_is_too_large_makes_the_whole_commit_fail() =>
        AssertRefused(new DocumentSaved(DocumentKind.Account, "large", new byte[DocumentSaved.MaxBodyBytes + 1]));

    [Fact]
    public async Task Documents_and_history_share_a_commit()
    {
        store.Commit(Account("a", "kept"), Room.Said(1, "kept"));
        Assert.Throws<JournalException>(() => store.Commit(Account("a", "lost"), new DocumentRemoved(DocumentKind.Account, "a"), Room.Said(1, "lost")));
        store.Restart();

        Assert.Equal(["a kept"], Load(DocumentKind.Account));
        Assert.Equal(["kept"], await store.ReadAsync(Room));
    }

    private static DocumentSaved Account(string key, string body) => new(DocumentKind.Account, key, Encoding.UTF8.GetBytes(body));

    private string[] Load(DocumentKind kind) =>
        [.. store.Documents.LoadDocuments(kind).Select(document => $"{document.Key} {Encoding.UTF8.GetString(document.Body.Span)}")];

    private void AssertRefused(DocumentSaved document)
    {
        store.Commit(Account("kept", "1"));
        var failure = Assert.Throws<JournalException>(
            () => store.Commit(Account("kept", "2"), Account("lost", "1"), new DocumentRemoved(DocumentKind.Account, "kept"), document));
        Assert.False(failure.OutcomeUnknown);

        Assert.Contains("kept 1", Load(DocumentKind.Account));
        Assert.DoesNotContain("lost 1", Load(DocumentKind.Account));
    }
}
