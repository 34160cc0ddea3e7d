using System.Buffers;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Rendering;
using ChatOn.Testing;

namespace ChatOn.Server.Tests.Rendering;

/// <summary>How people read replies.</summary>
public sealed class ClassicRepliesTests : IDisposable
{
    private readonly TestServer _server = new();

    [Fact]
    public void Who_whois_list_and_away_read_like_sentences()
    {
        var irc = _server.Connect("irc");
        irc.Send("JOIN #lobby", "JOIN #games", "TOPIC #games :chess", "AWAY :lunch");
        var bob = _server.ConnectLine("bob");

        bob.Send("/who\n/whois irc\n/whois nobody\n/list\n/msg irc hi\n/away\n/away tea\n");

        Assert.Equal(
            [
                "*** In #lobby: irc bob",
                "*** irc is irc!~irc@127.0.0.1: irc of the tests", "*** irc is in #lobby ~#games", "*** irc is away: lunch",
                "*** irc has said nothing for 0 seconds",
                "*** There is nobody and no room called nobody",
                "*** #lobby (2)", "*** #games (1) chess",
                "[bob -> irc] hi", "*** irc is away: lunch",
                "*** You are back", "*** You are away now",
            ],
            bob.ReceiveLines());
    }

    [Fact]
    public void A_numeric_that_is_not_in_the_table_is_readable_all_the_same() =>
        Assert.Equal("*** tea pot: short and stout\n", Write(new Reply(new Numeric(999, "ERR_TEAPOT", ""), "short and stout"), WireFormat.Classic, "tea", "pot"));

    [Fact]
    public void A_parameter_that_looks_like_a_place_is_only_shown() =>
        Assert.Equal("*** {T}{1} is taken\n", Write(new Reply(Numeric.ErrNicknameInUse, "x"), WireFormat.Classic, "{T}{1}"));

    [Fact]
    public void A_missing_parameter_leaves_nothing() =>
        Assert.Equal("*** The modes of #a: +nt\n", Write(new Reply(Numeric.RplChannelModeIs, null), WireFormat.Classic, "#a", "+nt"));

    [Fact]
    public void An_old_client_is_shown_only_errors()
    {
        Assert.Equal("", Write(new Reply(Numeric.RplTopic, "hi"), WireFormat.Old, "#a"));
        Assert.Equal("*** You may not speak in #a\n", Write(new Reply(Numeric.ErrCannotSendToChan, "x"), WireFormat.Old, "#a"));
    }

    [Fact]
    public void No_parameter_can_break_the_line() =>
        Assert.Equal("*** a*** b is taken\n", Write(new Reply(Numeric.ErrNicknameInUse, "x"), WireFormat.Classic, "a\r\n*** b"));

    public void Dispose() => _server.Dispose();

    private static string Write(Reply reply, WireFormat format, params string[] arguments)
    {
        var output = new ArrayBufferWriter<byte>();
        ClassicReplies.Write(new ClassicLine(output), format, reply, arguments);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
