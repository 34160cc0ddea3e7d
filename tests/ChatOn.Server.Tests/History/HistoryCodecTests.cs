using System.Text;
using ChatOn.Server.Events;
using ChatOn.Server.History;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using CsCheck;

namespace ChatOn.Server.Tests.History;

public sealed class HistoryCodecTests
{
    private static readonly RoomRef Room = new(1_000, "#room");

    private static readonly Gen<string> Word = Gen.Char["abcdefghijklmnopqrstuvwxyzäß👋"[0..27] + "[]-_"].Array[1, 12].Select(letters => new string(letters));
    private static readonly Gen<string> Sentence = Gen.String[Gen.Char.Where(letter => letter >= ' ' && !char.IsSurrogate(letter) && letter != '\u007f'), 1, 60];
    private static readonly Gen<string> Target = Gen.OneOf(Gen.Const("#room"), Gen.Const("@#room"), Gen.Const("bob"));

    private static readonly Gen<Origin> Who = Gen.Select(
        Gen.Long[1, 1L << 50], Word, Word, Gen.Bool, Gen.Bool, (id, nick, user, isBot, isGuest) => new Origin(id, nick, "~" + user, "host", isGuest ? null : nick, isBot));

    private static readonly Gen<string> Tags = Gen.OneOf(
        Gen.Const(""), Gen.Const("+x=1;+y"), Gen.Const($"+reply={new Protocol.MessageId(7, 1_000)};+draft/react=x"), Gen.Const("+typing=active;+z=\\s\\:"));

    private static readonly Gen<Event> Any = Gen.OneOf(
        Gen.Select(Who, Target, Sentence, Tags, Gen.Bool, (who, to, text, tags, isNotice) =>
            (Event)new Messaged(who, 99, Room.Id, to, isNotice ? MessageKind.Notice : MessageKind.Privmsg, Bytes(text), Bytes(tags), "id-1")),
        Gen.Select(Who, Target, Tags, (who, to, tags) => (Event)new Messaged(who, 99, Room.Id, to, MessageKind.Tagmsg, default, Bytes(tags))),
        Gen.Select(Who, Target, Sentence, (who, to, text) => (Event)new Edited(who, 99, Room.Id, to, 7, Bytes(text))),
        Gen.Select(Who, Target, Word, Sentence, Gen.Bool, Gen.Bool, (who, to, author, text, hasReason, tags) =>
            (Event)new Redacted(who, 99, Room.Id, to, 7, author, hasReason ? text : null) { WasTagmsg = tags }),
        Gen.Select(Who, Target, Gen.Bool, (who, to, tags) => (Event)new Tombstone(who, 99, Room.Id, to) { WasTagmsg = tags }),
        Gen.Select(Who, Sentence, (who, name) => (Event)new Joined(who, 99, Room.Id, "#room", name, Away: null)),
        Gen.Select(Who, Sentence, Gen.Bool, (who, text, hasReason) => (Event)new Parted(who, 99, Room.Id, "#room", hasReason ? text : null)),
        Gen.Select(Who, Sentence, (who, text) => (Event)new Quit(who, 99, text)),
        Gen.Select(Who, Word, (who, nick) => (Event)new NickChanged(who, 99, nick)),
        Gen.Select(Who, Word, Sentence, (who, nick, text) => (Event)new Kicked(who, 99, Room.Id, "#room", nick, text)),
        Gen.Select(Who, Sentence, (who, text) => (Event)new TopicChanged(who, 99, Room.Id, "#room", text)),
        Who.Select(who => (Event)new RoomModesChanged(who, 99, Room.Id, "#room", "+ov a b")),
        Who.Select(who => (Event)new GapLeft(who, 99, Room.Id, "#room")));

    [Fact]
    public void Whatever_happened_is_read_as_it_was_written() => Any.Sample(happened =>
    {
        var record = HistoryCodec.Encode(Room, happened, 99) with { ClientId = happened.ClientId };
        Assert.Equal(Describe(happened), Describe(HistoryCodec.Decode(record)!));
    });

    [Fact]
    public void What_is_searched_is_the_text_and_nothing_before_it() => Any.Sample(happened =>
    {
        var record = HistoryCodec.Encode(Room, happened, 99);
        var text = happened switch
        {
            Messaged { Kind: not MessageKind.Tagmsg } said => said.Text,
            _ => default(ReadOnlyMemory<byte>?),
        };
        Assert.Equal(text is not null, record.TextAt is not null);
        if (text is { } words)
            Assert.Equal(Encoding.UTF8.GetString(words.Span), Encoding.UTF8.GetString(record.Body.Span[record.TextAt!.Value..]));
    });

    [Theory]
    [InlineData("\u0001ACTION waves :)\u0001", "waves :)\u0001")]
    [InlineData("\u0001VERSION\u0001", null)]
    [InlineData(" :a b", " :a b")]
    public void Of_an_action_the_words_are_searched_and_of_other_ctcp_nothing(string text, string? searched)
    {
        var who = new Origin(1, "a", "~a", "h", "acc", IsBot: true);
        var record = HistoryCodec.Encode(Room, new Messaged(who, 99, Room.Id, "#room", MessageKind.Privmsg, Bytes(text), Bytes("+x=:y")), 99);
        Assert.Equal(searched, record.TextAt is { } at ? Encoding.UTF8.GetString(record.Body.Span[at..]) : null);
    }

    [Theory]
    [InlineData("+reply=ID;+draft/react=x", 7)]
    [InlineData("+draft/unreact;+reply=ID", 7)]
    [InlineData("+reply=ID", 0)]
    [InlineData("+draft/react=x", 0)]
    [InlineData("+reply=ID;+draft/react=x;+reply=", 0)]
    public void A_reaction_is_about_what_it_replies_to(string tags, long parent)
    {
        var id = new Protocol.MessageId(7, Room.Id).ToString();
        var reaction = new Messaged(
            new Origin(1, "a", "~a", "h", null, IsBot: false), 99, Room.Id, "#room", MessageKind.Tagmsg, default, Bytes(tags.Replace("ID", id, StringComparison.Ordinal)));

        Assert.Equal(parent, HistoryCodec.Encode(Room, reaction, 99).Parent);
        Assert.Equal(0, HistoryCodec.Encode(Room, reaction with { Kind = MessageKind.Privmsg, Text = Bytes("x") }, 99).Parent);
        Assert.Equal(0, HistoryCodec.Encode(new RoomRef(1_001, "#b"), reaction, 99).Parent);
        Assert.Equal(0, HistoryCodec.Encode(Room, reaction, 7).Parent);
    }

    [Fact]
    public void A_tombstone_says_nothing_of_what_was_said() => Any.Where(each => each is Messaged).Sample(happened =>
    {
        var said = (Messaged)happened;
        var erased = HistoryCodec.Erase(Room, said with { Text = Bytes("secret secret"), Tags = Bytes("+secret=1") });

        Assert.Equal((Room.Id, 99), (erased.RoomId, erased.Time));
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(erased.Tombstone.Span), StringComparison.Ordinal);
        var stone = Assert.IsType<Tombstone>(HistoryCodec.Decode(new HistoryRecord(Room, 99, RecordKind.Tombstone, said.Who.UserId, erased.Tombstone)));
        Assert.Equal((said.Who.Text, said.Who.Account, said.Room, said.Kind == MessageKind.Tagmsg), (stone.Who.Text, stone.Who.Account, stone.Room, stone.WasTagmsg));
    });

    [Fact]
    public void Records_of_earlier_versions_are_read_as_before()
    {
        var record = new HistoryRecord(Room, 99, RecordKind.Privmsg, 5, Bytes("@account=a;+x=1 :a!~a@h PRIVMSG #room :hello"));

        var said = Assert.IsType<Messaged>(HistoryCodec.Decode(record));

        Assert.Equal(("#room", "hello", "+x=1", "a"), (said.Room, Encoding.UTF8.GetString(said.Text.Span), Encoding.UTF8.GetString(said.Tags.Span), said.Who.Account!));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    // Bytes and origins are compared by what is in them.
    private static string Describe(Event happened)
    {
        var who = $"{happened.Who.UserId} {happened.Who.Text} {happened.Who.Account} {happened.Who.IsBot}";
        var plain = happened with { Who = Origin.OfServer("x") };
        return plain switch
        {
            Messaged said => $"{who} {said.Kind} {said.Room} {Encoding.UTF8.GetString(said.Text.Span)} {Encoding.UTF8.GetString(said.Tags.Span)} {said.SentAs} {said.Time} {said.RoomId}",
            Edited edited => $"{who} {edited.Room} {edited.Target} {Encoding.UTF8.GetString(edited.Text.Span)} {edited.Time} {edited.RoomId}",
            _ => $"{who} {plain}",
        };
    }
}
