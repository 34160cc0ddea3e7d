using System.Text;
using ChatOn.Host.Listening;
using CsCheck;

namespace ChatOn.Host.Tests.Listening;

public sealed class ProtocolSnifferTests
{
    public static TheoryData<string, string> BeforeThePrompt => new()
    {
        { "", "Undecided" },
        { "\x16", "Undecided" },
        { "\x16\x03", "Tls" },
        { "\x16\x03\x01\x02\x00\x01", "Tls" },
        { "\x16\x02", "Garbage" },
        { "G", "Undecided" },
        { "GET / HTTP/1.1", "Undecided" },
        { "GET / HTTP/1.1\r\n", "Http" },
        { "GET / HTTP/1.0\n", "Http" },
        { "POST /x?y=NICK%20a HTTP/1.1\r\nHost: a\r\n\r\nNICK a\r\n", "Http" },
        { "M-SEARCH * HTTP/1.1\r\n", "Http" },
        { "PRI * HTTP/2.0\r\n", "Http" },
        { "NICK /x HTTP/1.1\r\n", "Http" },
        { "GET /\r\n", "Text" },
        { "GET lost, all of you\r\n", "Text" },
        { "get / HTTP/1.1\r\n", "Text" },
        { "CAP LS 302\r\n", "Irc" },
        { "CAP LS 302", "Undecided" },
        { "cap ls\n", "Irc" },
        { "Pass x\r\n", "Irc" },
        { "NICK alice\r\nUSER a 0 * :A\r\n", "Irc" },
        { "NICK\r\n", "Irc" },
        { "USER a 0 * :J\u00f6rg\r\n", "Irc" },
        { "PING x\r\n", "Irc" },
        { "QUIT\r\n", "Irc" },
        { "WEBIRC p g h 1.2.3.4\r\n", "Irc" },
        { "AUTHENTICATE PLAIN\r\n", "Irc" },
        { "\r\n\r\nNICK a\r\n", "Irc" },
        { "\r\n", "Undecided" },
        { "@label=1 CAP LS\r\n", "Irc" },
        { "@label=1 hello\r\n", "Text" },
        { "@\r\n", "Text" },
        { "NICKY\r\n", "Text" },
        { "NI\r\n", "Text" },
        { "JOIN #a\r\n", "Text" },
        { "alice\n", "Text" },
        { "alice", "Undecided" },
        { "\u00c5sa\r\n", "Text" },
        { "al\0ice\r\n", "Garbage" },
        { "\u0001\u0002", "Garbage" },
        { "\0\0\0\x85", "Garbage" },
    };

    public static TheoryData<string, string> AfterThePrompt => new()
    {
        { "", "Undecided" },
        { "\x16\x03", "Tls" },
        { "alice", "Text" },
        { "b", "Text" },
        { "a", "Undecided" },
        { "al", "Text" },
        { "ni", "Undecided" },
        { "nick", "Undecided" },
        { "nicky", "Text" },
        { "nick\r\n", "Text" },
        { "Nick \r\n", "Text" },
        { "QUIT\r\n", "Irc" },
        { "nick bob", "Undecided" },
        { "nick bob\r\n", "Irc" },
        { "CAP LS 302\r\n", "Irc" },
        { "ALICE", "Undecided" },
        { "ALICE\r\n", "Text" },
        { "ALICE\n", "Text" },
        { "ALICE!", "Text" },
        { "\r\n", "Text" },
        { "POST / HTTP/1.1\r\nHost: x\r\n", "Http" },
        { "POST / HTML\r\n", "Text" },
        { "\u0001", "Garbage" },
        { "al\u0001", "Text" },
        { "\u00c5sa", "Text" },
    };

    [Theory]
    [MemberData(nameof(BeforeThePrompt))]
    public void Before_the_prompt_the_first_line_decides(string bytes, string verdict) =>
        Assert.Equal(verdict, ProtocolSniffer.Look(Latin1OrUtf8(bytes), prompted: false).ToString());

    [Theory]
    [MemberData(nameof(AfterThePrompt))]
    public void After_the_prompt_anything_that_cannot_become_something_else_is_text(string bytes, string verdict) =>
        Assert.Equal(verdict, ProtocolSniffer.Look(Latin1OrUtf8(bytes), prompted: true).ToString());

    [Fact]
    public void Telnet_commands_count_for_nothing()
    {
        Assert.Equal(Verdict.Undecided, ProtocolSniffer.Look([255, 251, 1, 255, 253], prompted: false));
        Assert.Equal(Verdict.Irc, ProtocolSniffer.Look([255, 251, 31, .. "NI"u8, 255, 250, 31, 0, 80, 255, 240, .. "CK a\r\n"u8], prompted: false));
        Assert.Equal(Verdict.Text, ProtocolSniffer.Look([255, 241, .. "bob\r\n"u8], prompted: false));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_no_text()
    {
        Assert.Equal(Verdict.Garbage, ProtocolSniffer.Look([(byte)'a', 0xC3, (byte)'\n'], prompted: false));
        Assert.Equal(Verdict.Undecided, ProtocolSniffer.Look([(byte)'a', 0xC3], prompted: false));
        Assert.Equal(Verdict.Garbage, ProtocolSniffer.Look([(byte)'a', 0x80], prompted: false));
        Assert.Equal(Verdict.Garbage, ProtocolSniffer.Look([(byte)'a', 255, 255, (byte)'\n'], prompted: false));
    }

    [Fact]
    public void A_line_that_does_not_end_is_too_long()
    {
        byte[] endless = Encoding.ASCII.GetBytes(new string('a', ProtocolSniffer.MaxFirstLineBytes));
        Assert.Equal(Verdict.Undecided, ProtocolSniffer.Look(endless.AsSpan(1), prompted: false));
        Assert.Equal(Verdict.TooLong, ProtocolSniffer.Look(endless, prompted: false));
        Assert.Equal(Verdict.TooLong, ProtocolSniffer.Look([.. endless, (byte)'\n'], prompted: false));
        Assert.Equal(Verdict.TooLong, ProtocolSniffer.Look(new byte[ProtocolSniffer.MaxFirstLineBytes + 1].Select(_ => (byte)'\n').ToArray(), prompted: false));
    }

    [Fact]
    public void Any_chunking_gives_the_same_verdict()
    {
        var pieces = Gen.OneOf(
            "NICK", "nick ", "CAP", "PASS ", "QUIT", "GET ", "POST", " HTTP/1.1", "/", "\r\n", "\n", "\r", " ", "@a=b ", "@", "alice", "ALICE", "\u00e9",
            "\u001b", "\0", ":", "Nic", "AUTH", "\x16", "\x03", "HTTP/");
        var bytes = Gen.OneOf(
            pieces.Array[0, 8].Select(p => Encoding.UTF8.GetBytes(string.Concat(p))),
            Gen.Select(pieces.Array[0, 5], Gen.Byte.Array[0, 6], pieces.Array[0, 3],
                (a, b, c) => (byte[])[.. Encoding.UTF8.GetBytes(string.Concat(a)), .. b, .. Encoding.UTF8.GetBytes(string.Concat(c))]),
            Gen.OneOf<byte>(255, 250, 251, 240, 1, (byte)'N', (byte)'I', (byte)'C', (byte)'K', (byte)' ', (byte)'\n').Array[0, 16]);

        Gen.Select(bytes, Gen.Bool).Sample((whole, prompted) =>
        {
            var decided = Verdict.Undecided;
            for (int length = 0; length <= whole.Length; length++)
            {
                var now = ProtocolSniffer.Look(whole.AsSpan(0, length), prompted);
                if (decided == Verdict.Undecided)
                    decided = now;
                else if (now != decided)
                    return false;
            }

            return true;
        }, iter: 20_000);
    }

    // Up to U+00FF with no letters from beyond ASCII the table writes bytes; otherwise UTF-8.
    private static byte[] Latin1OrUtf8(string text) =>
        text.Any(c => c is > '\x7f' and not '\x85') ? Encoding.UTF8.GetBytes(text) : Encoding.Latin1.GetBytes(text);
}
