using System.Text;
using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/casemapping")]
public sealed class CaseMappingTests
{
    [Theory]
    [InlineData("ALICE", "alice")]
    [InlineData("[A]^", "[a]^")]
    [InlineData("É", "É")]
    [InlineData("", "")]
    public void Only_ascii_letters_are_folded(string name, string folded)
    {
        Assert.Equal(folded, CaseMapping.Fold(name));
        var bytes = new byte[Encoding.UTF8.GetByteCount(name)];
        Assert.True(CaseMapping.TryFold(Encoding.UTF8.GetBytes(name), bytes));
        Assert.Equal(folded, Encoding.UTF8.GetString(bytes));
    }

    [Theory]
    [InlineData("Alice", "aLICE", true)]
    [InlineData("a[]", "A{}", false)]
    [InlineData("É", "é", false)]
    [InlineData("a", "ab", false)]
    [InlineData("@", "`", false)]
    public void Names_are_equal_by_ascii(string a, string b, bool expected)
    {
        Assert.Equal(expected, CaseMapping.Equals(a, b));
        Assert.Equal(expected, CaseMapping.Equals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b)));
        Assert.Equal(expected, CaseMapping.Comparer.Equals(a, b));
    }

    [Fact]
    public void There_is_no_folding_into_too_little_room() => Assert.False(CaseMapping.TryFold("abc"u8, new byte[2]));

    [Fact]
    public void Folding_is_idempotent_and_equal_names_are_those_with_equal_folds()
    {
        var name = Gen.Char["aAbB[{^~é\u212A"].Array[0, 5].Select(chars => new string(chars));
        Gen.Select(name, name).Sample((a, b) =>
        {
            Assert.Equal(CaseMapping.Fold(a), CaseMapping.Fold(CaseMapping.Fold(a)));
            Assert.Equal(CaseMapping.Fold(a) == CaseMapping.Fold(b), CaseMapping.Equals(a, b));
            Assert.True(!CaseMapping.Equals(a, b) || CaseMapping.Comparer.GetHashCode(a) == CaseMapping.Comparer.GetHashCode(b));
        }, iter: 5_000);
    }

    [Fact]
    public void A_dictionary_can_be_asked_with_a_span()
    {
        var byName = new Dictionary<string, int>(CaseMapping.Comparer) { ["Alice"] = 1 };
        var lookup = byName.GetAlternateLookup<ReadOnlySpan<char>>();

        Assert.True(lookup.TryGetValue("xALICEx".AsSpan(1, 5), out var found) && found == 1);
        lookup["bob".AsSpan()] = 2;
        Assert.Equal(2, byName["BOB"]);
    }
}
