using System.Text;
using ChatOn.Server.Events;
using ChatOn.Server.History;
using ChatOn.Server.State;
using ChatOn.Server.Storage;
using CsCheck;

namespace ChatOn.Server.Tests.History;

/// <summary>Messages of several lines in the history: what is read is what was written.</summary>
public sealed class MultilineBodyTests
{
    private static readonly Origin Who = new(7, "alice", "~alice", "host.example", "alice", IsBot: true);

    private static readonly Gen<(string Text, bool IsContinued)[]> Lines = Gen.Select(
        Gen.OneOf(Gen.Const(""), Gen.String[Gen.Char[' ', 'ÿ'].Where(letter => letter >= ' ' && letter != 127), 0, 40], Gen.Const(":x y"), Gen.Const("\u0001ACTION x\u0001"), Gen.Const("日本語")),
        Gen.Bool,
        (text, isContinued) => (text, isContinued && text.Length > 0)).Array[1, 30];

    [Fact]
    public void Any_composition_comes_back_exactly() => Lines.Sample(lines =>
    {
        var said = Make(lines, MessageKind.Notice);

        var read = Assert.IsType<Messaged>(HistoryCodec.Decode(HistoryCodec.Encode(new RoomRef(5, "#a"), said, said.Time)));

        Assert.True(said.Text.Span.SequenceEqual(read.Text.Span));
        Assert.Equal(said.Composition!.Cuts.ToArray(), read.Composition!.Cuts.ToArray());
        Assert.Equal((said.Kind, said.Room, said.Time, said.RoomId), (read.Kind, read.Room, read.Time, read.RoomId));
        Assert.Equal(("alice!~alice@host.example", "alice", true), (read.Who.Text, read.Who.Account, read.Who.IsBot));
        Assert.Equal("+x=y;+z", Encoding.UTF8.GetString(read.Tags.Span));
        Assert.Equal(lines.Select((line, i) => (line.Text, line.IsContinued && i > 0)), PiecesOf(read));
        Assert.Equal(lines.Length, read.LineCount);
    });

    [Fact]
    public void The_largest_message_with_the_longest_tags_is_within_a_record_and_comes_back()
    {
        var lines = Enumerable.Range(0, 500).Select(i => (new string((char)('a' + (i % 26)), 98), i > 0)).ToArray();
        var said = Make(lines, MessageKind.Privmsg) with { Tags = Encoding.ASCII.GetBytes("+x=" + new string('y', 4_000)) };

        var record = HistoryCodec.Encode(new RoomRef(5, "#a"), said, said.Time);

        Assert.InRange(record.Body.Length, 49_000, HistoryRecord.MaxBodyBytes);
        var read = Assert.IsType<Messaged>(HistoryCodec.Decode(record));
        Assert.Equal(lines, PiecesOf(read));
        Assert.Equal(4_003, read.Tags.Length);
        Assert.Equal(record.Body.Length - said.Text.Length, record.TextAt);
    }

    [Theory]
    [InlineData("@chaton/cuts=99,2,1,x,-3 :a!b@c PRIVMSG #a :abc\ndef")]
    [InlineData("@chaton/cuts=2 :a!b@c PRIVMSG #a :abc\ndef")]
    public void Cuts_that_are_none_are_passed_over(string body)
    {
        var read = Assert.IsType<Messaged>(HistoryCodec.Decode(new HistoryRecord(new RoomRef(5, "#a"), 1, RecordKind.Privmsg, 7, Encoding.UTF8.GetBytes(body))));

        Assert.Equal([("ab", false), ("c", true), ("def", false)], PiecesOf(read));
    }

    [Theory]
    [InlineData("@chaton/cuts :a!b@c PRIVMSG")]
    [InlineData("@chaton/cuts")]
    [InlineData("@chaton/cuts\n")]
    public void What_is_broken_is_no_message_of_several_lines(string body) =>
        Assert.Null((HistoryCodec.Decode(new HistoryRecord(new RoomRef(5, "#a"), 1, RecordKind.Privmsg, 7, Encoding.UTF8.GetBytes(body))) as Messaged)?.Composition);

    [Fact]
    public void Pieces_that_are_too_long_are_cut_between_characters() => Gen.Select(Lines, Gen.Int[4, 30]).Sample((lines, max) =>
    {
        var said = Make(lines, MessageKind.Privmsg);

        var fitted = said with { Composition = said.Composition!.Fit(said.Text.Span, max) };

        var pieces = PiecesOf(fitted).ToList();
        Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece.Text), 0, max));
        Assert.DoesNotContain(pieces, piece => piece.Text.Contains('\uFFFD', StringComparison.Ordinal));
        Assert.Equal(Encoding.UTF8.GetString(said.Text.Span), string.Concat(pieces.Select((piece, i) => (piece.IsContinued || i == 0 ? "" : "\n") + piece.Text)));
        Assert.Subset(fitted.Composition.Cuts.ToArray().ToHashSet(), said.Composition.Cuts.ToArray().ToHashSet());
    });

    private static Messaged Make((string Text, bool IsContinued)[] lines, MessageKind kind)
    {
        var text = new List<byte>();
        var cuts = new List<int>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0 && lines[i].IsContinued)
                cuts.Add(text.Count);
            else if (i > 0)
                text.Add((byte)'\n');
            text.AddRange(Encoding.UTF8.GetBytes(lines[i].Text));
        }

        return new Messaged(Who, 123, 5, "#a", kind, text.ToArray(), "+x=y;+z"u8.ToArray()) { Composition = new LineComposition(cuts) };
    }

    private static List<(string Text, bool IsContinued)> PiecesOf(Messaged said)
    {
        var pieces = new List<(string, bool)>();
        foreach (var piece in said.Composition!.PiecesOf(said.Text.Span))
            pieces.Add((Encoding.UTF8.GetString(piece.Text), piece.IsContinued));
        return pieces;
    }
}
