using System.Text;
using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "UTS39/confusable-detection")]
public sealed class SkeletonTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Int[0x21, 0x7E], Gen.Int[0x80, 0x24FF], Gen.Int[0x80, 0x24FF], Gen.Int[0x300, 0x36F], Gen.Int[0xFF00, 0xFFEF], Gen.Int[0x1D400, 0x1D7FF],
        Gen.Int[0xAC00, 0xD7A3], Gen.Int[0xE000, 0x10FFFF]).Array[0, 16].Select(points => "#" + string.Concat(points.Select(point => new Rune(point).ToString())));

    [Theory]
    [InlineData("#admin", "#ADMIN")]
    [InlineData("#admin", "#аdmin")]
    [InlineData("#admin", "#аdmіn")]
    [InlineData("#admin", "#ａdmin")]
    [InlineData("#admin", "#ＡＤＭＩＮ")]
    [InlineData("#admin", "#𝐚𝕕𝓶𝖎𝗻")]
    [InlineData("#admin", "#ᴀᴅᴍɪɴ")]
    [InlineData("#admin", "#admin\uFE0F")]
    [InlineData("#admin", "#ad\U000E0100min")]
    [InlineData("#admin", "#admi\u0307n")]
    [InlineData("#admin", "#admın")]
    [InlineData("#info", "#Іnfo")]
    [InlineData("#bob", "#ВОВ")]
    [InlineData("#bob", "#вов")]
    [InlineData("#help", "#НЕLР")]
    [InlineData("#room", "#rооm")]
    [InlineData("#modem", "#ｍodem")]
    [InlineData("#l1st", "#ｌ１ｓｔ")]
    [InlineData("#list", "#ӏist")]
    [InlineData("#0k", "#０k")]
    [InlineData("#file", "#ﬁle")]
    [InlineData("#a-b", "#a‐b")]
    [InlineData("#совет", "#СОВЕТ")]
    [InlineData("#café", "#cafe\u0301")]
    [InlineData("#café", "#CAFÉ")]
    [InlineData("#e\u0301\u0323", "#e\u0323\u0301")]
    [InlineData("#\uD55C\uAE00", "#\u1112\u1161\u11AB\u1100\u1173\u11AF")]
    [InlineData("#カナ", "#ｶﾅ")]
    [InlineData("#ト", "#卜")]
    [InlineData("#ⅷ", "#viii")]
    public void Names_that_look_alike_are_one_room(string one, string other) => Assert.Equal(Skeleton.KeyOf(one), Skeleton.KeyOf(other));

    [Theory]
    [InlineData("#modern", "#modem")]
    [InlineData("#l1st", "#list")]
    [InlineData("#list", "#Iist")]
    [InlineData("#0k", "#ok")]
    [InlineData("#a|b", "#alb")]
    [InlineData("#vv", "#w")]
    [InlineData("#a`", "#a'")]
    [InlineData("#modern", "#ｍodem")]
    [InlineData("#cafe", "#café")]
    [InlineData("#日本", "#日木")]
    [InlineData("#кот", "#код")]
    [InlineData("#нос", "#нас")]
    [InlineData("#한글", "#한국")]
    [InlineData("#😀", "#😁")]
    [InlineData("#ああ", "#ぁぁ")]
    public void Others_are_two(string one, string other) => Assert.NotEqual(Skeleton.KeyOf(one), Skeleton.KeyOf(other));

    [Fact]
    public void The_key_of_ASCII_is_the_name_in_lower_case_and_no_other_string_when_it_is_so()
    {
        var name = new string([.. Enumerable.Range(0x21, 0x5E).Select(c => (char)c)]);
        Assert.Equal(CaseMapping.Fold(name), Skeleton.KeyOf(name));
        Assert.Same("#lobby", Skeleton.KeyOf("#lobby"));
    }

    [Fact]
    public void The_key_of_a_key_is_itself() => AnyText.Sample(name =>
    {
        var key = Skeleton.KeyOf(name);
        Assert.Equal(key, Skeleton.KeyOf(key));
        Assert.InRange(key.Length, 0, name.Length * 18);
    });

    [Fact]
    public void Every_entry_of_the_table_is_final()
    {
        foreach (var rune in SkeletonTable.Runes)
        {
            var key = Skeleton.KeyOf(rune.ToString());
            Assert.Equal(key, Skeleton.KeyOf(key));
            Assert.Equal(Skeleton.KeyOf("i" + rune), Skeleton.KeyOf("I" + rune));
        }
    }

    [Fact]
    public void The_case_of_ASCII_letters_never_matters() => AnyText.Sample(name => Skeleton.KeyOf(name) == Skeleton.KeyOf(CaseMapping.Fold(name)));

    [Fact]
    public void A_key_is_made_character_by_character_and_then_the_marks_are_ordered() => Gen.Select(AnyText, AnyText).Sample((one, other) =>
        // '#' stands between them, so no mark crosses over.
        Skeleton.KeyOf(one + other) == Skeleton.KeyOf(one) + Skeleton.KeyOf(other));

    [Fact]
    public void Broken_text_has_a_key_too() => Assert.Equal("#a\uFFFD", Skeleton.KeyOf("#A\uD800"));

    [Fact]
    public void The_longest_name_has_a_key_of_bounded_length()
    {
        var name = "#" + string.Concat(Enumerable.Repeat('\uFDFA', 21));
        Assert.Equal(NameResult.Ok, Names.CheckRoom(name));
        Assert.Equal(1 + (21 * 18), Skeleton.KeyOf(name).Length);
    }
}
