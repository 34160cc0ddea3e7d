using System.Text;
using ChatOn.Host.Tests.Browser.Kit;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>A server that says anything, in any form: the page goes on, and tells what is wrong with the line.</summary>
[Collection(BrowserTests.Name)]
public sealed class HostileServerTests(BrowserAtHand browser) : BrowserTest(browser)
{
    private const string Room = "#den";
    private const string Marker = "still standing";

    private static readonly string[] Odd =
    [
        "", " ", ":", "::", "@", "@a", "@=;=;;= ", "@a=\\ :x", "#den", "*", "\u202E", "\u0000", "\uFFFD", "<script>window.broken=1</script>", "-1", "99999999999999999999",
        "__proto__", "constructor", "toString", "NaN", "true", "#", "##", "prey", "mallory!m@h", "+b", "-qaohv", "+ooooooo", "=", "@@@@", "\u0001VERSION\u0001", "\u0001ACTION",
        "timestamp=x", "timestamp=+275760-09-13T00:00:00.001Z", "2026-99-99T99:99:99.999Z", new string('x', 400), new string(',', 300),
    ];

    private static readonly string[] Verbs =
    [
        "PRIVMSG", "NOTICE", "TAGMSG", "JOIN", "PART", "NICK", "TOPIC", "MODE", "BATCH", "CAP", "AUTHENTICATE", "ACCOUNT", "AWAY", "CHGHOST", "SETNAME", "INVITE", "MARKREAD",
        "REDACT", "EDITMSG", "FAIL", "WARN", "NOTE", "PING", "PONG", "REGISTER", "VERIFY", "MONITOR", "METADATA", "SEARCH", "__proto__", "constructor", "toString", "VALUEOF",
    ];

    [Fact]
    public async Task Every_numeric_and_every_verb_with_anything_behind_it_breaks_nothing()
    {
        await using var front = new Front(Server.Port, async irc =>
        {
            await irc.LetInAsync();
            await irc.SayAsync(Numerics(irc.Nick));
            await irc.SayAsync(Nonsense(new Random(7)));
            await irc.SayAsync($":bob!b@h PRIVMSG {Room} :{Marker}");
            await irc.StayAsync();
        });
        var page = await OpenAsync(front.Address + Room);
        await new EntryPage(page).Nickname.FillAsync("prey");
        await new EntryPage(page).Nickname.PressAsync("Enter");

        var chat = new ChatPage(page);
        await chat.Rooms.GetByText("den", new Microsoft.Playwright.LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await chat.ReadsAsync(Marker, "bob");
        await AttackTests.IsWholeAsync(chat);
    }

    [Fact]
    public async Task More_of_everything_than_there_can_be_is_bounded()
    {
        var many = Enumerable.Range(0, 30_000).Select(i => $"member{i}").Chunk(30).ToList();
        await using var front = new Front(Server.Port, async irc =>
        {
            await irc.LetInAsync();
            await irc.SayAsync(many.Select(nicks => $":hostile.test 353 {irc.Nick} = {Room} :{string.Join(' ', nicks)}"));
            await irc.SayAsync($":hostile.test 366 {irc.Nick} {Room} :End");
            await irc.SayAsync(Enumerable.Range(0, 700).Select(i => $":{irc.Nick}!u@h JOIN #room{i}"));
            await irc.SayAsync(Enumerable.Range(0, 700).Select(i => $":stranger{i}!s@h PRIVMSG {irc.Nick} :hello"));
            await irc.SayAsync(Enumerable.Range(0, 300).Select(i => $"BATCH +{i} chathistory {Room}"));
            await irc.SayAsync(Enumerable.Range(0, 300).Select(i => $"@+typing=active :typist{i}!t@h TAGMSG {Room}"));
            await irc.SayAsync(Enumerable.Range(0, 500).Select(i => $"@msgid=1;+draft/react=r{i};+reply=1 :r{i}!r@h TAGMSG {Room}"));
            await irc.SayAsync($"@{new string('t', 8_000)}=x PRIVMSG {Room} :in the longest tags", $":bob!b@h PRIVMSG {Room} :{new string('y', 30_000)}", new string('z', 2_000_000));
            await irc.SayAsync($":bob!b@h PRIVMSG {Room} :{Marker}");
            await irc.StayAsync();
        });
        var alice = await EnterAsync("prey", Room, front.Address);
        await alice.ReadsAsync(Marker, "bob");
        // No more members than a page keeps; the list draws those that are seen.
        await Expect(alice.Button("Who is here: 20000")).ToBeVisibleAsync();
        await AttackTests.IsWholeAsync(alice);
        Assert.InRange(await alice.Page.EvaluateAsync<int>("() => document.querySelectorAll('*').length"), 1, 20_000);
    }

    [Theory]
    [InlineData("bytes that are no text")]
    [InlineData("a frame that is none")]
    [InlineData("nothing at all")]
    public async Task A_line_that_carries_no_text_is_ended_and_told(string what)
    {
        MayLoseTheLine = true;
        var isFirst = true;
        await using var front = new Front(Server.Port, async irc =>
        {
            await irc.LetInAsync();
            if (!isFirst)
            {
                await irc.SayAsync($":bob!b@h PRIVMSG {Room} :{Marker}");
                await irc.StayAsync();
            }

            isFirst = false;
            // The page has been let in when it asks for what was said here.
            await irc.ReadAsync();
            if (what == "bytes that are no text")
                await irc.SendFrameAsync([.. Encoding.ASCII.GetBytes($":bob!b@h PRIVMSG {Room} :"), 0xC3, 0x28, 0xFF, 0xFE, 0xED, 0xA0, 0x80]);
            else if (what == "a frame that is none")
                await irc.SendRawAsync([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
            else
                return;
            await irc.StayAsync();
        });
        var page = await OpenAsync(front.Address + Room);
        await new EntryPage(page).Nickname.FillAsync("prey");
        await new EntryPage(page).Nickname.PressAsync("Enter");
        var alice = new ChatPage(page);
        await Expect(alice.LineState).ToContainTextAsync("Not connected");
        await alice.ReadsAsync(Marker, "bob");
        await Expect(alice.LineState).ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_server_that_lets_nobody_in_is_waited_for_and_left_at_will()
    {
        await using var front = new Front(Server.Port, irc => irc.StayAsync());
        var page = await OpenAsync(front.Address + Room);
        await new EntryPage(page).Nickname.FillAsync("prey");
        await new EntryPage(page).Nickname.PressAsync("Enter");
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Button, new Microsoft.Playwright.PageGetByRoleOptions { Name = "Coming in…" })).ToBeVisibleAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new Microsoft.Playwright.PageGetByRoleOptions { Name = "Cancel" }).ClickAsync();
        await Expect(new EntryPage(page).Enter).ToBeEnabledAsync();
    }

    // Those that end a visit, or say that a room cannot be entered, are left out: they may do that.
    private static IEnumerable<string> Numerics(string nick) =>
        from numeric in Enumerable.Range(0, 1000)
        where numeric is not (403 or 405 or 407 or 432 or 433 or 436 or 437 or 442 or 464 or 465 or (>= 470 and <= 480) or 489 or (>= 900 and <= 910))
        from rest in new[] { "", $" {nick}", $" {nick} {Room}", $" {nick} {Room} a b c d e f g h i j k l m :n o", $" {nick} :", $" {Odd[numeric % Odd.Length]} {Odd[numeric * 7 % Odd.Length]}" }
        select $":hostile.test {numeric:000}{rest}";

    // What the page itself is said to do, or its room, may be done.
    private static IEnumerable<string> Nonsense(Random random)
    {
        for (var i = 0; i < 4_000; i++)
        {
            var tags = random.Next(3) == 0 ? $"@{Pick()}={Pick()};msgid={random.Next(5)};time={Pick()};batch={random.Next(4)};label={Pick()};+reply={random.Next(5)};+typing={Pick()} " : "";
            var source = random.Next(3) == 0 ? "" : $":{(random.Next(2) == 0 ? "bob!b@h" : Pick().Replace("prey", "predator", StringComparison.Ordinal))} ";
            var parameters = string.Join(' ', Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(3) == 0 ? Room : Pick()));
            yield return $"{tags}{source}{Verbs[random.Next(Verbs.Length)]} {parameters} :{Pick()}";
        }

        string Pick() => Odd[random.Next(Odd.Length)];
    }
}
