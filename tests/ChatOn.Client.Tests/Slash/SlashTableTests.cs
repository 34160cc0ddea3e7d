using ChatOn.Client.Slash;

namespace ChatOn.Client.Tests.Slash;

/// <summary>What is typed.</summary>
public sealed class SlashTableTests
{
    [Theory]
    [InlineData("/join #den secret", "JOIN #den :secret")]
    [InlineData("/kick bob go away", "KICK #room bob :go away")]
    [InlineData("/kick #other bob", "KICK #other bob :")]
    [InlineData("/ban bob", "MODE #room +b :bob!*@*")]
    [InlineData("/mode +i", "MODE #room :+i")]
    [InlineData("/topic new  topic", "TOPIC #room :new  topic")]
    [InlineData("/invite carol", "INVITE carol :#room")]
    [InlineData("/nick you", "NICK :you")]
    [InlineData("/away", "AWAY")]
    [InlineData("/whois bob", "WHOIS :bob")]
    [InlineData("/raw VERSION", "VERSION")]
    [InlineData("/edit better", "EDITMSG #room m1 :better")]
    [InlineData("/redact bob", "REDACT #room :m0")]
    [InlineData("/react bob +1", "@+draft/react=+1;+reply=m0 TAGMSG :#room")]
    [InlineData("/search a word", "SEARCH :in=#room;text=a\\sword")]
    [InlineData("/part", "PART #room :")]
    public void A_command_becomes_a_line(string typed, string line)
    {
        var (script, room) = Room();
        Assert.Null(SlashTable.Run(script.Session, room, typed).Text);
        Assert.Equal(line, script.Next());
    }

    [Theory]
    [InlineData("hello", "PRIVMSG #room :hello")]
    [InlineData("//slash", "PRIVMSG #room :/slash")]
    [InlineData("/me waves", "PRIVMSG #room :\u0001ACTION waves\u0001")]
    [InlineData("/msg bob psst", "PRIVMSG bob :psst")]
    public void What_is_said_is_said(string typed, string end)
    {
        var (script, room) = Room();
        SlashTable.Run(script.Session, room, typed);
        Assert.EndsWith(end, script.Next(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/login secret", "NICKSERV IDENTIFY me :secret")]
    [InlineData("/login acc secret", "NICKSERV IDENTIFY acc :secret")]
    [InlineData("/register secret", "REGISTER * * :secret")]
    public void A_password_is_sent_where_nobody_can_listen_and_nowhere_else(string typed, string line)
    {
        var (script, room) = Room();
        Assert.Null(SlashTable.Run(script.Session, room, typed).Text);
        Assert.Equal(line, script.Next());

        var open = new Script();
        open.Session.Connected(Script.Plain);
        open.Says(":s 001 me :Welcome", ":s 422 me :No MOTD");
        open.HeardSoFar();
        Assert.Contains("not encrypted", SlashTable.Run(open.Session, null, typed).Text, StringComparison.Ordinal);
        open.HearsNothing();
    }

    [Fact]
    public void What_needs_a_connection_says_so_while_there_is_none_and_what_can_wait_waits()
    {
        var (script, room) = Room();
        script.Breaks();
        Assert.Contains("needs a connection", SlashTable.Run(script.Session, room, "/kick bob").Text, StringComparison.Ordinal);
        Assert.Null(SlashTable.Run(script.Session, room, "/me waits").Text);
        Assert.Equal(1, script.Session.Unconfirmed);
    }

    [Theory]
    [InlineData("/fly")]
    [InlineData("/kick")]
    [InlineData("/react nobody +1")]
    [InlineData("/raw \u0000")]
    [InlineData("/help")]
    public void What_cannot_be_done_is_told_and_sends_nothing(string typed)
    {
        var (script, room) = Room();
        Assert.NotNull(SlashTable.Run(script.Session, room, typed).Text);
        script.HearsNothing();
    }

    [Fact]
    public void Names_are_told_once() => Assert.Equal(SlashTable.Specs.Count(), SlashTable.Specs.Select(spec => spec.Name).Distinct().Count());

    private static (Script, ChatOn.Client.State.Room) Room()
    {
        var script = new Script().Online(Script.Everything + " soju.im/search");
        var room = script.Enter();
        script.Says("@msgid=m0 :bob!b@h PRIVMSG #room :hi", "@msgid=m1 :me!~me@host PRIVMSG #room :mine");
        script.HeardSoFar();
        return (script, room);
    }
}
