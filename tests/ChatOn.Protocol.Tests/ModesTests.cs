using ChatOn.Fuzz;
using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/mode-message")]
public sealed class ModesTests
{
    private static readonly ModeCatalogue Rooms = RoomModeCatalogue.Instance;

    [Fact]
    public void The_catalogues_announce_themselves()
    {
        Assert.Equal("beI,k,l,imnstRMcC", RoomModeCatalogue.ChanModes);
        Assert.Equal("(qaohv)~&@%+", RoomModeCatalogue.Prefix);
        Assert.Equal("~&@%+", Rooms.PrefixSigns);
        Assert.Equal("Biow", UserModeCatalogue.UserModes);
        Assert.Equal("CIMRabcehiklmnoqstv", Rooms.Letters);
        Assert.Equal("Iabehkloqv", Rooms.LettersWithArgument);
    }

    [Fact]
    public void A_letter_stands_once_in_a_catalogue()
    {
        var mode = new ModeDefinition('x', ModeKind.Flag, "x", "x");
        Assert.Throws<ArgumentException>(() => new ModeCatalogue(mode, mode));
        Assert.Throws<ArgumentException>(() => new ModeCatalogue(mode with { Letter = '+' }));
    }

    [Theory]
    [InlineData("+o-v", new[] { "alice", "bob" }, "+o alice,-v bob")]
    [InlineData("ov", new[] { "alice", "bob" }, "+o alice,+v bob")]
    [InlineData("b", new string[0], "+b")]
    [InlineData("+b-b", new[] { "*!*@x" }, "+b *!*@x,-b")]
    [InlineData("+lk-lk", new[] { "5", "key", "key" }, "+l 5,+k key,-l,-k key")]
    [InlineData("-k", new string[0], "-k")]
    [InlineData("+imnst-i", new[] { "unused" }, "+i,+m,+n,+s,+t,-i")]
    [InlineData("+-+-+i", new string[0], "+i")]
    [InlineData("", new string[0], "")]
    public void Mode_strings_are_read(string modes, string[] arguments, string expected)
    {
        var parsed = ModeChangeParser.Parse(Rooms, modes, arguments);

        Assert.Equal(expected, string.Join(',', parsed.Changes.Select(Show)));
        Assert.Equal(("", ""), (parsed.Unknown, parsed.Missing));
    }

    [Fact]
    public void Unknown_letters_are_told_once_and_take_no_argument()
    {
        var parsed = ModeChangeParser.Parse(Rooms, "+xoXx-x:é", "alice");

        Assert.Equal("xX:é", parsed.Unknown);
        Assert.Equal("+o alice", Assert.Single(parsed.Changes.Select(Show)));
    }

    [Theory]
    [InlineData("+o", new string[0], "o")]
    [InlineData("+ovk", new[] { "alice" }, "vk")]
    [InlineData("+l", new[] { "" }, "l")]
    [InlineData("-o", new string[0], "o")]
    public void A_missing_argument_is_told(string modes, string[] arguments, string missing) =>
        Assert.Equal(missing, ModeChangeParser.Parse(Rooms, modes, arguments).Missing);

    [Fact]
    public void Changes_are_written_with_as_few_signs_as_can_be()
    {
        ModeChange[] changes = [new(true, 'o', "a"), new(true, 'v', "b"), new(false, 'b', "c"), new(false, 'i'), new(true, 'l', "5")];
        Assert.Equal("+ov-bi+l a b c 5", Assert.Single(ModeChangeWriter.Format(changes)).ToString());
        Assert.Empty(ModeChangeWriter.Format([]));
    }

    [Fact]
    public void Lines_hold_a_number_of_changes_and_of_bytes()
    {
        var changes = Enumerable.Range(0, 7).Select(i => new ModeChange(true, 'o', $"n{i}")).ToList();
        Assert.Equal(["+ooo n0 n1 n2", "+ooo n3 n4 n5", "+o n6"], ModeChangeWriter.Format(changes, maxPerLine: 3).Select(line => line.ToString()));
        Assert.Equal(["+oo n0 n1", "+oo n2 n3", "+oo n4 n5", "+o n6"], ModeChangeWriter.Format(changes, maxBytes: 10).Select(line => line.ToString()));
    }

    [Fact]
    public void A_line_is_written_as_parameters()
    {
        var line = ModeChangeWriter.Format([new(true, 'o', "alice"), new(false, 'm')])[0];
        Assert.Equal("MODE #a +o-m alice", Wire.Written((ref writer) =>
        {
            writer.Verb("MODE"u8);
            writer.Param("#a");
            line.Write(ref writer);
            writer.End();
        }));
    }

    [Fact]
    public void Changes_are_the_same_after_writing_and_reading()
    {
        var argument = Gen.Char["abc!*@é"].Array[1, 30].Select(chars => new string(chars));
        var change = Gen.Select(Gen.Bool, Gen.Int[0, Rooms.All.Count - 1], argument).Select((adding, index, argument) =>
        {
            var mode = Rooms.All[index];
            var takes = mode.Kind is ModeKind.List or ModeKind.Always or ModeKind.Prefix || (mode.Kind == ModeKind.WhenSet && adding);
            return new ModeChange(adding, mode.Letter, takes ? argument : null);
        });
        change.Array[0, 40].Sample(changes => ModesTarget.RoundTrip(changes), iter: 5_000);
    }

    private static string Show(ModeChange change) =>
        $"{(change.Adding ? '+' : '-')}{change.Letter}{(change.Argument is null ? "" : " " + change.Argument)}";
}
