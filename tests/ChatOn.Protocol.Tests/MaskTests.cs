using ChatOn.Fuzz;
using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/wildcard-expressions")]
public sealed class MaskTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("*", "anything at all", true)]
    [InlineData("?", "", false)]
    [InlineData("?", "😀", true)]
    [InlineData("??", "é😀", true)]
    [InlineData("alice", "ALICE", true)]
    [InlineData("ALICE", "alice", true)]
    [InlineData("alice", "alice2", false)]
    [InlineData("É*", "é!x@y", false)]
    [InlineData("[x]", "{x}", false)]
    [InlineData("*!*@*.example.net", "bob!~b@host.example.net", true)]
    [InlineData("*!*@*.example.net", "bob!~b@host.example.net.org", false)]
    [InlineData("a*b*c", "a1b2b3c", true)]
    [InlineData("a*b*c", "a1c2b3", false)]
    [InlineData("*a?c", "xxabcabc", true)]
    [InlineData(@"a\*b", "a*b", true)]
    [InlineData(@"a\*b", "axb", false)]
    [InlineData(@"a\?b", "a?b", true)]
    [InlineData(@"a\?b", "axb", false)]
    [InlineData(@"a\\*", @"a\anything", true)]
    [InlineData(@"a\b", @"a\b", true)]
    [InlineData(@"a\", @"a\", true)]
    public void A_mask_matches_what_it_says(string mask, string text, bool expected)
    {
        Assert.Equal(expected, Mask.Matches(mask, text));
        Assert.Equal(expected, MaskTarget.Oracle(mask, text));
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(300)]
    public void Masks_may_be_longer_than_a_word_of_states(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26))));
        Assert.True(Mask.Matches(text, text.ToUpperInvariant()));
        Assert.True(Mask.Matches(new string('?', length - 1) + "*", text));
        Assert.True(Mask.Matches("*" + text[^30..], text));
        Assert.False(Mask.Matches(text + "x", text));
        Assert.False(Mask.Matches(text, text + "x"));
        Assert.False(Mask.Matches(new string('?', length + 1), text));
    }

    [Fact]
    public void The_automaton_agrees_with_a_recursion()
    {
        var pattern = Gen.Char["abAB*?\\é"].Array[0, 14].Select(chars => new string(chars));
        var text = Gen.Char["abABé*?\\"].Array[0, 20].Select(chars => new string(chars));
        Gen.Select(pattern, text).Sample((pattern, text) => MaskTarget.Check(pattern, text), iter: 30_000);
    }

    [Fact]
    public void Long_masks_agree_with_a_recursion()
    {
        var pattern = Gen.Char["aab*?"].Array[50, 200].Select(chars => new string(chars));
        var text = Gen.Char["aab"].Array[50, 300].Select(chars => new string(chars));
        Gen.Select(pattern, text).Sample((pattern, text) => MaskTarget.Check(pattern, text), iter: 300);
    }

    [Theory]
    [InlineData("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b")]
    [InlineData("**************************************b")]
    [InlineData("*?*?*?*?*?*?*?*?*?*?*?*?*?*b")]
    public void No_mask_takes_more_steps_than_the_text_has_characters(string pattern)
    {
        foreach (var length in new[] { 1_000, 100_000 })
        {
            Assert.False(new Mask(pattern).Run(new string('a', length), out var steps));
            Assert.InRange(steps, 0, length);
        }
    }

    [Fact]
    public void A_long_hostile_mask_takes_a_step_for_each_64_of_its_characters()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 250)) + "b";
        Assert.False(new Mask(pattern).Run(new string('a', 10_000), out var steps));
        Assert.Equal(10_000 * ((251 / 64) + 1), steps);
    }

    [Theory]
    [InlineData("nick", "nick!*@*")]
    [InlineData("", "*!*@*")]
    [InlineData("*", "*!*@*")]
    [InlineData("nick!user", "nick!user@*")]
    [InlineData("nick!", "nick!*@*")]
    [InlineData("user@host", "*!user@host")]
    [InlineData("@host", "*!*@host")]
    [InlineData("nick!user@host", "nick!user@host")]
    [InlineData("n!u@h@h", "n!u@h@h")]
    [InlineData("*.example.net", "*!*@*.example.net")]
    [InlineData("2001:db8::1", "*!*@2001:db8::1")]
    [InlineData("**!***@*", "*!*@*")]
    [InlineData(":nick!a@b", "nick!a@b")]
    [InlineData("nick cut", "nick!*@*")]
    [InlineData("a\nb", "a!*@*")]
    public void A_mask_is_completed(string mask, string expected) => Assert.Equal(expected, Mask.Normalize(mask));

    [Fact]
    public void Matching_allocates_nothing()
    {
        var mask = new Mask("*!*@*.example.net");
        mask.Matches("a!b@c.example.net");
        var before = GC.GetAllocatedBytesForCurrentThread();

        mask.Matches("a!b@c.example.net");

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
