using ChatOn.Client.Events;
using ChatOn.Client.Slash;

namespace ChatOn.Client.Tests.Slash;

/// <summary>What is typed.</summary>
public sealed class SlashTableTests
{
    [Theory]
    [InlineData("/join #den secret", "JOIN #den :secret")]
    [InlineData("/kick bob go away", "KICK #room bob :go away")]
    [InlineData("/kick #other bob", "KICK #other bob :")]
    [InlineData("/ban bob", "MODE #room +b :*!*@h")]
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
    [InlineData("/search a word", "SEARCH :limit=100;in=#room;text=a\\sword")]
    [InlineData("/search in:#other from:bob after:2026-01-01 word", "SEARCH :limit=100;in=#other;from=bob;after=2026-01-01T00:00:00.000Z;text=word")]
    [InlineData("/unban bob", "MODE #room -b :bob!*@*")]
    [InlineData("/roles", "CHANSERV ROLE #room :LIST")]
    [InlineData("/roles bob voice", "CHANSERV ROLE #room bob :voice")]
    [InlineData("/back", "AWAY")]
    [InlineData("/audit 5 bob", "OPERSERV AUDIT 5 :bob")]
    [InlineData("/nickserv sessions", "NICKSERV :sessions")]
    [InlineData("/oper root secret", "OPER root :secret")]
    [InlineData("/part", "PART #room :")]
    public void A_command_becomes_a_line(string typed, string line)
    {
        var (script, room) = Room();
        Assert.Null(SlashTable.Run(script.Session, room, typed).Text);
        Assert.Equal(line, Unlabelled(script.Next()));
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
        Assert.Equal(line, Unlabelled(script.Next()));

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

    [Fact]
    public void A_role_is_given_to_several_at_once()
    {
        var (script, room) = Room();
        Assert.Null(SlashTable.Run(script.Session, room, "/op bob carol dave erin fred").Text);
        Assert.Equal(["MODE #room +oooo bob carol dave :erin", "MODE #room +o :fred"], script.HeardSoFar().Select(Unlabelled));
        Assert.Null(SlashTable.Run(script.Session, room, "/devoice #other bob").Text);
        Assert.Equal("MODE #other -v :bob", Unlabelled(script.Next()));
    }

    [Fact]
    public void A_ban_goes_by_account_then_by_host_then_by_nickname()
    {
        var (script, room) = Room();
        script.Says(":s 005 me ACCOUNTEXTBAN=a EXTBAN=$,a :are supported", ":acc!a@ha JOIN #room theacc :x", ":guest!g@hg JOIN #room * :x", ":near!n@host JOIN #room * :x");
        script.HeardSoFar();
        foreach (var (who, mask) in new[] { ("acc", "$a:theacc"), ("guest", "*!*@hg"), ("near", "near!*@*"), ("gone", "gone!*@*"), ("*!*@x", "*!*@x"), ("@x", "*!@x") })
        {
            SlashTable.Run(script.Session, room, $"/ban {who}");
            Assert.Equal($"MODE #room +b :{mask}", Unlabelled(script.Next()));
        }
    }

    [Fact]
    public void A_ban_with_a_time_is_lifted_after_it_and_its_reason_puts_out()
    {
        var (script, room) = Room();
        Assert.Contains("after 1h", SlashTable.Run(script.Session, room, "/ban bob 1h too loud").Text, StringComparison.Ordinal);
        Assert.Equal(["MODE #room +b :bob!*@*", "KICK #room bob :too loud"], script.HeardSoFar().Select(Unlabelled).Select(line => line.Replace("*!*@h", "bob!*@*", StringComparison.Ordinal)));
        script.Says(":me!~me@host MODE #room +b *!*@h", ":me!~me@host RENAME #room #den :better");
        script.Time.Advance(TimeSpan.FromMinutes(59));
        script.Session.Tick();
        Assert.DoesNotContain(script.HeardSoFar(), line => line.Contains("-b", StringComparison.Ordinal));
        script.Time.Advance(TimeSpan.FromMinutes(1));
        script.Session.Tick();
        Assert.Contains(script.HeardSoFar(), line => line.Contains("MODE #den -b", StringComparison.Ordinal));
        script.Session.Tick();
        Assert.DoesNotContain(script.HeardSoFar(), line => line.Contains("-b", StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_stands_where_the_command_was_typed()
    {
        var (script, room) = Room();
        var other = script.Enter("#other");
        SlashTable.Run(script.Session, other, "/kick #room bob");
        var label = Script.Tag(script.Next(), "label");
        script.Says($"@label={label} :s 482 me #room :You're not channel operator");
        var said = script.Events.OfType<ServerSaid>().Last();
        Assert.Equal("#other", said.Target);
        Assert.True(said.IsError);
        Assert.Equal("you may not do that in #room: it takes a higher role", said.Text);
    }

    [Theory]
    [InlineData(":s 482 me #room :You're not channel operator")]
    [InlineData(":alice!a@h MODE #room +b *!*@h")]
    [InlineData(":s NOTICE me :it stands already")]
    public void A_ban_that_the_server_has_not_set_for_this_user_is_not_lifted(string answer)
    {
        var (script, room) = Room();
        SlashTable.Run(script.Session, room, "/ban bob 1h");
        script.Says(answer);
        script.Time.Advance(TimeSpan.FromHours(2));
        script.Session.Tick();
        Assert.DoesNotContain(script.HeardSoFar(), line => line.Contains("-b", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(" /login secret words")]
    [InlineData("/LOGIN me secret words")]
    [InlineData("\t/register secret")]
    public void A_password_is_never_said_and_never_kept_whatever_is_before_its_command(string typed)
    {
        var (script, room) = Room();
        SlashTable.Run(script.Session, room, typed);
        Assert.DoesNotContain(script.HeardSoFar(), line => line.Contains("PRIVMSG", StringComparison.Ordinal));
        Assert.True(SlashTable.IsSecret(typed));
        Assert.False(SlashTable.IsSecret("/topic login"));
    }

    [Theory]
    [InlineData("/raw PASS secret")]
    [InlineData("/raw nickserv identify me secret")]
    [InlineData("/msg NickServ IDENTIFY secret")]
    [InlineData("/nickserv identify secret")]
    public void No_password_goes_in_plain_text_to_another_machine_by_any_command(string typed)
    {
        var script = new Script();
        script.Session.Connected(Script.Plain);
        script.Says(":s 001 me :Welcome", ":s 422 me :No MOTD");
        script.HeardSoFar();
        Assert.Contains("not encrypted", SlashTable.Run(script.Session, null, typed).Text, StringComparison.Ordinal);
        script.HearsNothing();
    }

    [Fact]
    public void Where_there_are_no_labels_an_error_about_something_else_fails_no_message()
    {
        var script = new Script().Online(capabilities: null);
        var room = script.Enter();
        script.Session.Say("#room", "hello");
        script.Says(":s 482 me #room :You're not channel operator");
        Assert.NotEqual(ChatOn.Client.State.MessageStatus.Failed, room.Timeline.Last!.Status);
    }

    [Fact]
    public void Where_there_are_no_labels_the_the_last_command_counts_for_some_seconds()
    {
        var script = new Script().Online(capabilities: null);
        var (room, _) = (script.Enter(), script.Enter("#other"));
        SlashTable.Run(script.Session, script.State.Find("#other"), "/kick #room bob");
        script.Says(":s 482 me #room :no");
        Assert.Equal("#other", script.Events.OfType<ServerSaid>().Last().Target);
        script.Time.Advance(TimeSpan.FromSeconds(11));
        script.Says(":s 482 me #room :no");
        Assert.Equal(room.Name, script.Events.OfType<ServerSaid>().Last().Target);
    }

    [Fact]
    public void Who_is_ignored_is_not_heard_until_it_is_taken_back()
    {
        var (script, room) = Room();
        Assert.NotNull(SlashTable.Run(script.Session, room, "/ignore BOB").Text);
        script.Says("@msgid=x1 :bob!b@h PRIVMSG #room :spam", ":bob!b@h PRIVMSG me :spam", "@+typing=active :bob!b@h TAGMSG #room", ":bob!b@h INVITE me #spam",
            ":bob!b@h BATCH +1 draft/multiline #room", "@batch=1 :bob!b@h PRIVMSG #room :spam", ":bob!b@h BATCH -1");
        Assert.DoesNotContain(room.Timeline.Messages, message => message.Text == "spam");
        Assert.Null(script.State.Find("bob"));
        Assert.Empty(room.Typing);
        Assert.DoesNotContain(script.Events, happened => happened is Invited);
        Assert.NotNull(SlashTable.Run(script.Session, room, "/ignore *!*@host").Text);
        script.Says("@msgid=own :me!~me@host PRIVMSG #room :mine");
        Assert.Equal("mine", room.Timeline.Last!.Text);
        SlashTable.Run(script.Session, room, "/unignore bob");
        script.Says("@msgid=x2 :bob!b@h PRIVMSG #room :back");
        Assert.Equal("back", room.Timeline.Last!.Text);
    }

    [Fact]
    public void Who_is_is_told_as_one_answer()
    {
        var (script, room) = Room();
        SlashTable.Run(script.Session, room, "/whois bob");
        var label = Script.Tag(script.Next(), "label");
        script.Says($"@label={label} :s BATCH +1 labeled-response", "@batch=1 :s 311 me bob ~b h * :Bob", "@batch=1 :s 330 me bob acc :is logged in as", "@batch=1 :s 318 me bob :End", ":s BATCH -1");
        var said = script.Events.OfType<ServerSaid>().Last();
        Assert.Equal("bob is ~b@h: Bob\nlogged in as acc", said.Text);
        Assert.Equal("#room", said.Target);
    }

    [Fact]
    public void Logging_out_comes_again_as_a_guest()
    {
        var script = new Script(new ClientOptions { Nick = "me", Password = "p", InitialHistory = 0 });
        script.Online(capabilities: null);
        script.Says(":s 900 me me!u@h acc :You are now logged in");
        SlashTable.Run(script.Session, null, "/logout");
        Assert.Equal("QUIT :logged out", script.Next());
        Assert.False(script.Session.IsOver);
        Assert.NotNull(script.Session.EndReason);
        script.Breaks();
        script.Session.Connected(Script.Tls);
        script.Says(":s CAP * LS :sasl=PLAIN");
        Assert.DoesNotContain(script.HeardSoFar(), line => line.Contains("sasl", StringComparison.Ordinal));
    }

    private static string Unlabelled(string line)
    {
        if (!line.StartsWith('@'))
            return line;
        var (tags, rest) = (line[1..line.IndexOf(' ', StringComparison.Ordinal)].Split(';'), line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var others = string.Join(';', tags.Where(tag => !tag.StartsWith("label=", StringComparison.Ordinal)));
        return others.Length == 0 ? rest : $"@{others} {rest}";
    }

    private static (Script, ChatOn.Client.State.Room) Room()
    {
        var script = new Script().Online(Script.Everything + " soju.im/search");
        var room = script.Enter();
        script.Says(":bob!b@h JOIN #room * :bob", "@msgid=m0 :bob!b@h PRIVMSG #room :hi", "@msgid=m1 :me!~me@host PRIVMSG #room :mine");
        script.HeardSoFar();
        return (script, room);
    }
}
