using System.Text;
using ChatOn.Fuzz;
using CsCheck;

namespace ChatOn.Protocol.Tests;

[Trait("Spec", "modern/clients")]
public sealed class NamesTests
{
    [Theory]
    [InlineData("alice", NameResult.Ok)]
    [InlineData(@"[]\`_^{|}", NameResult.Ok)]
    [InlineData("a1-b", NameResult.Ok)]
    [InlineData("abcdefghijklmnopqrstuvwxyz123456", NameResult.Ok)]
    [InlineData("", NameResult.Empty)]
    [InlineData("abcdefghijklmnopqrstuvwxyz1234567", NameResult.TooLong)]
    [InlineData("1alice", NameResult.InvalidCharacter)]
    [InlineData("-alice", NameResult.InvalidCharacter)]
    [InlineData("al ice", NameResult.InvalidCharacter)]
    [InlineData("al!ce", NameResult.InvalidCharacter)]
    [InlineData("al@ce", NameResult.InvalidCharacter)]
    [InlineData("a.b", NameResult.InvalidCharacter)]
    [InlineData("al*", NameResult.InvalidCharacter)]
    [InlineData("#alice", NameResult.InvalidCharacter)]
    [InlineData("@alice", NameResult.InvalidCharacter)]
    [InlineData("älice", NameResult.InvalidCharacter)]
    [InlineData("аlice", NameResult.InvalidCharacter)]
    [InlineData("al\0", NameResult.InvalidCharacter)]
    [InlineData("NickServ", NameResult.Reserved)]
    [InlineData("CHANSERV", NameResult.Reserved)]
    [InlineData("Admin", NameResult.Reserved)]
    [InlineData("root", NameResult.Reserved)]
    [InlineData("server", NameResult.Reserved)]
    [InlineData("services", NameResult.Reserved)]
    [InlineData("admin_", NameResult.Ok)]
    public void Nicknames_and_account_names_are_checked(string name, NameResult expected)
    {
        Assert.Equal(expected, Names.CheckNick(name));
        Assert.Equal(expected, Names.CheckAccount(name));
        var syntax = expected == NameResult.Reserved ? NameResult.Ok : expected;
        Assert.Equal(syntax, Names.CheckNickSyntax(name));
        Assert.Equal(syntax, Names.CheckAccountSyntax(name));
    }

    [Theory]
    [InlineData("#lobby", NameResult.Ok)]
    [InlineData("##c++", NameResult.Ok)]
    [InlineData("#日本語", NameResult.Ok)]
    [InlineData("#😀", NameResult.Ok)]
    [InlineData("#cafe\u0301", NameResult.Ok)]
    [InlineData("", NameResult.Empty)]
    [InlineData("#", NameResult.Empty)]
    [InlineData("lobby", NameResult.InvalidCharacter)]
    [InlineData("&lobby", NameResult.InvalidCharacter)]
    [InlineData("#a b", NameResult.InvalidCharacter)]
    [InlineData("#a\u00A0b", NameResult.InvalidCharacter)]
    [InlineData("#a\u3000b", NameResult.InvalidCharacter)]
    [InlineData("#a,b", NameResult.InvalidCharacter)]
    [InlineData("#a\u0007b", NameResult.InvalidCharacter)]
    [InlineData("#a\0b", NameResult.InvalidCharacter)]
    [InlineData("#a\u0085b", NameResult.InvalidCharacter)]
    [InlineData("#a\u200Bb", NameResult.InvalidCharacter)]
    [InlineData("#a\u200Db", NameResult.InvalidCharacter)]
    [InlineData("#a\u202Eb", NameResult.InvalidCharacter)]
    [InlineData("#a\u2066b", NameResult.InvalidCharacter)]
    [InlineData("#a\uFEFFb", NameResult.InvalidCharacter)]
    [InlineData("#a\u00ADb", NameResult.InvalidCharacter)]
    [InlineData("#a\u2028b", NameResult.InvalidCharacter)]
    [InlineData("#\u3164", NameResult.InvalidCharacter)]
    [InlineData("#a\U000E0041b", NameResult.InvalidCharacter)]
    [InlineData("#123456789012345678901234567890123456789012345678901234567890123", NameResult.Ok)]
    [InlineData("#1234567890123456789012345678901234567890123456789012345678901234", NameResult.TooLong)]
    [InlineData("#ééééééééééééééééééééééééééééééé", NameResult.Ok)]
    [InlineData("#éééééééééééééééééééééééééééééééé", NameResult.TooLong)]
    public void Room_names_are_checked(string name, NameResult expected)
    {
        Assert.Equal(expected, Names.CheckRoom(name));
        Assert.Equal(expected, Names.CheckRoom(Encoding.UTF8.GetBytes(name)));
    }

    [Fact]
    public void A_room_name_of_broken_text_is_refused()
    {
        Assert.Equal(NameResult.InvalidCharacter, Names.CheckRoom("#a\uD800"));
        Assert.Equal(NameResult.InvalidCharacter, Names.CheckRoom([(byte)'#', 0xFF]));
    }

    [Theory]
    [InlineData("alice", "alice")]
    [InlineData("alice bob", "alice_bob")]
    [InlineData("1alice", "_1alice")]
    [InlineData("Jürgen", "Jrgen")]
    [InlineData("日本", "guest")]
    [InlineData("", "guest")]
    [InlineData("admin", "admin2")]
    [InlineData("bob", "bob3")]
    [InlineData("0123456789012345678901234567890123456789", "_0123456789012345678901234567890")]
    public void A_near_nickname_is_suggested(string wanted, string expected)
    {
        var taken = new HashSet<string>(["bob", "BOB2"], CaseMapping.Comparer);
        Assert.Equal(expected, Names.SuggestNick(wanted, taken.Contains));
    }

    [Fact]
    public void A_suggestion_costs_few_questions_however_many_share_a_name()
    {
        var taken = new HashSet<string>(["guest"], CaseMapping.Comparer);
        for (var i = 2; i < 10_000; i++)
            taken.Add($"guest{i}");
        var questions = 0;

        var nick = Names.SuggestNick("guest", name =>
        {
            questions++;
            return taken.Contains(name);
        });

        Assert.Equal("guest10000", nick);
        Assert.InRange(questions, 1, 40);
    }

    [Fact]
    public void Any_text_gives_a_nickname() => Gen.Byte.Array[0, 60].Sample(name => NamesTarget.Run(name), iter: 3_000);
}
