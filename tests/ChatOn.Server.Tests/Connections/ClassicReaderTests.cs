using System.Text;
using ChatOn.Server.Connections;
using CsCheck;

namespace ChatOn.Server.Tests.Connections;

public sealed class ClassicReaderTests
{
    /// <summary>A silence, in scripts of what a reader sees.</summary>
    private const string Silence = "<silence>";

    [Theory]
    [InlineData("bob\nhello\n", "Line bob", "Line hello")]
    [InlineData("bob\r\nhello\r\n", "Line bob", "Line hello")]
    [InlineData("\n\r\n\nbob\n", "Line bob")]
    [InlineData("bo|b|\n", "Line bob")]
    [InlineData("bob|<silence>", "OldAnswer bob")]
    [InlineData("bob|<silence>|bob: hi", "OldAnswer bob")]
    [InlineData("bob|<silence>|bob: hi|<silence>", "OldAnswer bob", "Prefixed hi")]
    [InlineData("bob|<silence>|bob: hibob: you", "OldAnswer bob", "Prefixed hi")]
    [InlineData("bob|<silence>|bob: h|i|bo|b: you|<silence>", "OldAnswer bob", "Prefixed hi", "Prefixed you")]
    [InlineData("bob|<silence>|bob: hi|<silence>|late|<silence>", "OldAnswer bob", "Prefixed hi", "Line late")]
    [InlineData("bob|<silence>|bob: |<silence>", "OldAnswer bob")]
    [InlineData("bob|<silence>|bob: bob: bob: x|<silence>", "OldAnswer bob", "Prefixed x")]
    [InlineData("bobbob: hi|<silence>", "OldAnswer bob", "Prefixed hi")]
    [InlineData("xx: y|<silence>", "OldAnswer x", "Prefixed y")]
    [InlineData("xy: z|<silence>", "OldAnswer xy: z")]
    [InlineData("admin|<silence>|KICK bob|<silence>", "OldAnswer admin", "Line KICK bob")]
    [InlineData("admin|<silence>|KICK bobadmin: hi|<silence>", "OldAnswer admin", "Line KICK bob", "Prefixed hi")]
    [InlineData("b|<silence>|o|<silence>|b|<silence>|\r\n", "OldAnswer b", "LineAfterAll bob")]
    [InlineData("b|<silence>|ob\r\nhello\r\n", "OldAnswer b", "LineAfterAll bob", "Line hello")]
    [InlineData("b|<silence>|ob\nhel|lo\n", "OldAnswer b", "LineAfterAll bob", "Line hello")]
    [InlineData("b|<silence>|x\bob\r\0", "OldAnswer b", "LineAfterAll bob")]
    [InlineData("bob|<silence>|\n", "OldAnswer bob", "LineAfterAll bob")]
    [InlineData("bob|<silence>|bob: hi\n|there\n", "OldAnswer bob", "LineAfterAll ", "Line hi", "Line there")]
    [InlineData("bob|<silence>|bob: hi|<silence>|bob: you\n", "OldAnswer bob", "Prefixed hi", "LineAfterAll ", "Line you")]
    [InlineData("bob|<silence>|bob: one\ntwo\rthree|<silence>", "OldAnswer bob", "Prefixed one", "Prefixed two", "Prefixed three")]
    [InlineData("<silence>|<silence>")]
    public void A_script_of_reads_and_silences_gives(string script, params string[] items) => Assert.Equal(items, Run(script.Split('|')));

    [Fact]
    public void An_expected_answer_is_everything_up_to_a_silence_without_the_prefix()
    {
        foreach (var script in new[] { "admin: a: badmin: c", "a: badmin: c" })
        {
            using var reader = new ClassicReader(100, 1000);
            var lines = new Queue<InboundLine>();
            Feed(reader, "admin", lines);
            reader.Silence(lines);
            reader.ExpectAnswer();

            Feed(reader, script[..4], lines);
            Feed(reader, script[4..], lines);
            reader.Silence(lines);

            Assert.Equal(["OldAnswer admin", "Line a: badmin: c"], Show(lines));
        }
    }

    [Fact]
    public void What_has_begun_when_the_peer_ends_is_all_there_is_but_an_unfinished_name_is_none()
    {
        Assert.Equal(["OldAnswer bob", "Prefixed hi"], RunToTheEnd("bob", Silence, "bob: hi"));
        Assert.Equal(["Line bob", "Line hi"], RunToTheEnd("bob\nhi"));
        Assert.Empty(RunToTheEnd("bob"));
        Assert.Equal(["OldAnswer b"], RunToTheEnd("b", Silence, "o"));
    }

    [Fact]
    public void Too_long_a_message_is_said_once_and_nothing_of_it_is_taken()
    {
        var x = new string('x', 150);

        Assert.Equal(["OldAnswer bob", "TooLong ", "Prefixed hi"], Run("bob", Silence, "bob: " + x, x, x + "bob: hi", Silence));
        Assert.Equal(["OldAnswer bob", "TooLong ", "Prefixed hi"], Run("bob", Silence, "bob: " + x, Silence, "bob: hi", Silence));
        Assert.Equal(["OldAnswer bob", "TooLong "], Run("bob", Silence, x, Silence));
        Assert.Equal(["Line bob", "TooLong ", "Line hi"], Run("bob\n", x, x, "\nhi\n"));
    }

    [Fact]
    public void A_message_without_end_ends_the_client()
    {
        var x = new string('x', 600);

        Assert.Equal(["<endless>"], Run(x, x));
        Assert.Equal(["OldAnswer bob", "TooLong ", "<endless>"], Run("bob", Silence, "bob: " + x, x, x));
        Assert.Equal(["Line bob", "<endless>"], Run("bob\n" + x, x, x));
    }

    [Fact]
    public void However_the_bytes_are_cut_without_silences_between_them_the_items_are_the_same()
    {
        var pieces = OneOf("bob: ", "hi", " ", "alice: ", "bo", "b", ": ", "KICK x", "\u00ff\u00ff", "é", "bob");

        Gen.Select(pieces.List[0, 12], Gen.Int[1, 7]).Sample(
            (list, size) =>
            {
                var text = string.Concat(list);
                var whole = Run("bob", Silence, text, Silence);
                var cut = Run(["bob", Silence, .. Cut(text, size), Silence]);
                return whole.SequenceEqual(cut);
            },
            iter: 2000);
    }

    [Fact]
    public void However_the_bytes_of_a_line_client_are_cut_with_or_without_silences_the_items_are_the_same()
    {
        var gen = Gen.Select(OneOf("a", "é", "\n", "\r\n", " ", ": ", "bob: ", "\b", "\0").List[0, 20], Gen.Int[1, 5], Gen.Bool);

        gen.Sample(
            (list, size, isSilent) =>
            {
                var text = string.Concat(list);
                var whole = Run("bob\n", text, "\n");
                var cut = Run(["bob\n", .. Cut(text, size).SelectMany(part => isSilent ? [part, Silence] : new[] { part }), "\n"]);
                return whole.SequenceEqual(cut);
            },
            iter: 2000);
    }

    [Fact]
    public void Whatever_comes_no_item_holds_a_control_character_and_nothing_is_kept_without_bound()
    {
        Gen.Select(Gen.Byte.Array[0, 300].List[0, 12], Gen.Bool.List[12]).Sample(
            (reads, silences) =>
            {
                using var reader = new ClassicReader(100, 1000);
                var lines = new Queue<InboundLine>();
                for (var i = 0; i < reads.Count; i++)
                {
                    reader.Read(reads[i], lines);
                    if (silences[i])
                        reader.Silence(lines);
                }

                reader.End(lines);
                Assert.All(lines, line => Assert.DoesNotContain(line.Classic?.Text ?? "", char.IsControl));
            },
            iter: 2000);
    }

    private static Gen<string> OneOf(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);

    private static List<string> Run(params string[] script) => Run(script, isEnded: false);

    private static List<string> RunToTheEnd(params string[] script) => Run(script, isEnded: true);

    private static List<string> Run(string[] script, bool isEnded)
    {
        using var reader = new ClassicReader(100, 1000);
        var lines = new Queue<InboundLine>();
        foreach (var step in script)
        {
            if (step == Silence)
                reader.Silence(lines);
            else
                Feed(reader, step, lines);
        }

        if (isEnded)
            reader.End(lines);
        return Show(lines);
    }

    private static List<string> Show(Queue<InboundLine> lines) =>
        [.. lines.Select(line => line.IsEndless ? "<endless>" : $"{line.Classic!.Kind} {line.Classic.Text}")];

    private static void Feed(ClassicReader reader, string text, Queue<InboundLine> lines) => reader.Read(Encoding.UTF8.GetBytes(text), lines);

    private static IEnumerable<string> Cut(string text, int size)
    {
        for (var start = 0; start < text.Length; start += size)
            yield return text[start..Math.Min(text.Length, start + size)];
    }
}
