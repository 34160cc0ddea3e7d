using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Tests.Specs;

/// <summary>https://ircv3.net/specs/extensions/standard-replies</summary>
[Trait("Spec", "IRCv3/standard-replies")]
public sealed class StandardRepliesTests() : Scenario(mayLogErrors: true)
{
    // What https://modern.ircdocs.horse/#numerics, the IRCv3 documents and the common list of numerics (defs.ircdocs.horse) know.
    private static readonly int[] KnownErrors =
    [
        400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 423, 431, 432, 433, 435, 436, 437, 438, 439, 440,
        441, 442, 443, 445, 446, 447, 451, 461, 462, 463, 464, 465, 466, 467, 468, 469, 470, 471, 472, 473, 474, 475, 476, 477, 478, 479, 480, 481, 482, 483, 484,
        485, 489, 491, 492, 495, 501, 502, 511, 520, 524, 525, 531, 691, 696, 712, 713, 714, 723, 734, 760, 764, 765, 766, 767, 768, 769, 902, 904, 905, 906, 907, 926,
        972, 973, 974, 975,
    ];

    [Fact]
    [Trait("Spec", "IRCv3/standard-replies#1")]
    [Trait("Spec", "IRCv3/standard-replies#3")]
    [Trait("Spec", "IRCv3/standard-replies#5")]
    [Trait("Spec", "IRCv3/standard-replies#6")]
    public void What_no_numeric_is_for_is_told_with_a_command_a_code_and_a_text()
    {
        var alice = Connect("alice", "standard-replies");
        Join("#a", alice);
        Server.Journal.BeforeCommit = () => new JournalException("full");

        alice.Send("PRIVMSG #a :lost", "!!!", "MARKREAD #nowhere", "REGISTER admin * password1");

        Assert.Equal(4, alice.Unread.Count);
        Assert.All(alice.ReadAll(), line => Assert.Matches(@"^:chaton\.local FAIL ([A-Z]+|\*) [A-Z_]+ (\S+ )*:\S.*$", line));
    }

    [Fact]
    public void Who_does_not_know_them_is_told_in_words()
    {
        var alice = Connect("alice");

        alice.Send("!!!", "REGISTER admin * password1");

        alice.Expects(":chaton.local NOTICE alice :The line is no valid IRC message ...");
        alice.Expects(":chaton.local NOTICE alice :REGISTER: ...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/standard-replies#4")]
    public void Codes_that_are_registered_are_used_where_they_fit()
    {
        var alice = Connect("alice", "standard-replies");

        alice.SendBytes(Encoding.Latin1.GetBytes("PRIVMSG alice :\u00e9\r\n"));
        alice.Send("MARKREAD", "MARKREAD #nowhere", "REGISTER admin * password1", "CHATHISTORY LATEST #nowhere * 10", "CHATHISTORY NOTHING");

        alice.Expects(":chaton.local FAIL PRIVMSG INVALID_UTF8 :...");
        alice.Expects(":chaton.local FAIL MARKREAD NEED_MORE_PARAMS :...");
        alice.Expects(":chaton.local FAIL MARKREAD INVALID_PARAMS #nowhere :...");
        alice.Expects(":chaton.local FAIL REGISTER BAD_ACCOUNT_NAME admin :...");
        alice.Expects(":chaton.local FAIL CHATHISTORY INVALID_TARGET LATEST #nowhere :...");
        alice.Expects(":chaton.local FAIL CHATHISTORY INVALID_PARAMS NOTHING :...");
    }

    [Fact]
    [Trait("Spec", "IRCv3/standard-replies#7")]
    public void No_error_numeric_is_of_our_own() =>
        Assert.Empty(Numeric.All.Where(numeric => numeric.IsError && !KnownErrors.Contains(numeric.Code)).Select(numeric => $"{numeric.Code} {numeric.Name}"));

    [Fact]
    [Trait("Spec", "IRCv3/standard-replies#8")]
    public void What_a_numeric_is_for_stays_a_numeric()
    {
        var alice = Connect("alice", "standard-replies");

        alice.Send("NOSUCHTHING", "JOIN", "PRIVMSG nobody :x", "USER a 0 * :a", "NICK bad!nick", "REHASH", "TOPIC #nowhere", "AUTHENTICATE NONE");

        Assert.Equal(
            ["421", "461", "401", "462", "432", "481", "403", "908", "904"],
            alice.ReadAll().Select(line => line.Split(' ')[1]));
    }
}
