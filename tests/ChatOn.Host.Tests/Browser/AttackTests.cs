using System.Text.Json;
using ChatOn.Host.Tests.Browser.Kit;
using ChatOn.Host.Tests.Durability;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>What others write, are called and set is text in the real page, whatever it is.</summary>
[Collection(BrowserTests.Name)]
public sealed class AttackTests(BrowserAtHand browser) : BrowserTest(browser)
{
    private static readonly string[] Texts =
    [
        "<script>window.broken = 1</script>",
        "<img src=x onerror=window.broken=1>",
        "<svg onload=window.broken=1><animate onbegin=window.broken=1 attributeName=x></svg>",
        "<iframe srcdoc='<script>parent.broken=1</script>'></iframe>",
        "<a href=javascript:window.broken=1>x</a>",
        "<style>*{display:none}</style><link rel=stylesheet href=//foreign.test/x>",
        "<form action=//foreign.test><button>x</button></form>",
        "<base href=//foreign.test/><meta http-equiv=refresh content=0;url=//foreign.test>",
        "&lt;script&gt;window.broken=1&lt;/script&gt; &#60;b&#62;",
        "[click](javascript:window.broken=1) [x](data:text/html,<script>window.broken=1</script>) [y](vbscript:x)",
        "javascript:window.broken=1 JaVaScRiPt:window.broken=1 java\tscript:window.broken=1 data:text/html,<script>window.broken=1</script>",
        "https://example.org/\"onmouseover=\"window.broken=1 https://example.org/'><script>window.broken=1</script>",
        "https://user:secret@example.org@foreign.test/ http://ex\u0430mple.org/ https://example.org/\u202Egnp.exe",
        "**<b onclick=window.broken=1>** `<script>window.broken=1</script>` *__proto__* ||<script>||",
        "***`**_~~||`**_~~||***`**_~~||``````**__**__",
        "\u202Etfel ot thgir\u202C \u2066isolated\u2069 \u200Bzero\u200Dwidth\uFEFF",
        "\u0002bold\u0003" + "04,12red\u000F \u0004FF0000x\u0016\u001D\u001E\u001F\u0011",
        "\u0001ACTION <script>window.broken=1</script>\u0001",
        "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034DA\u036B\u0357\u0334\u0362\u0335\u031C\u0330\u0354L\u0368\u0367\u0369\u0358\u0320G\u0311\u0357\u030E\u0305\u035B\u0341\u0334\u033B\u0348\u034D\u0354\u0339O\u0342\u030C\u030C\u0358\u0328\u0335\u0339\u033B\u031D\u0333!",
        "${window.broken=1} {{window.broken=1}} {{constructor.constructor('window.broken=1')()}} <%= window.broken=1 %>",
        "__proto__ constructor toString hasOwnProperty",
        new string('\u2028', 40) + "lines" + new string('\u0085', 20),
        string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 12)),
        new string('>', 150) + new string('*', 150) + new string('`', 100),
    ];

    [Fact]
    public async Task Nothing_that_is_said_becomes_more_than_text()
    {
        var alice = await EnterAsync("victim", "#attacks");
        await using var mallory = await Wires.PlainAsync(Server.Port);
        await mallory.EnterAsync("mallory", "#attacks");
        await mallory.SendAsync("TOPIC #attacks :" + Texts[0]);
        foreach (var text in Texts)
            await mallory.SayAsync("#attacks", text);
        await mallory.SayAsync("victim", "<img src=x onerror=window.broken=1> in private");
        await mallory.SayAsync("#attacks", "that was all");
        await alice.ReadsAsync("that was all");

        await alice.ReadsAsync("<img src=x onerror=window.broken=1>");
        await alice.ReadsAsync("<202E>tfel ot thgir");
        await IsWholeAsync(alice);
    }

    [Fact]
    public async Task Names_and_descriptions_of_others_become_no_more_than_text()
    {
        var alice = await EnterAsync("watcher", "#names");
        await using var mallory = await Wires.PlainAsync(Server.Port);
        await mallory.SendAsync("NICK {<b>}");
        await mallory.SendAsync("NICK mal|ory");
        await mallory.SendAsync("USER <script> 0 * :<img src=x onerror=window.broken=1>\u202Eevil\u200B");
        await mallory.SendAsync("JOIN #names");
        await mallory.SendAsync("AWAY :<svg onload=window.broken=1>");
        await mallory.SayAsync("#names", "look at me");
        await alice.ReadsAsync("look at me");
        await alice.Members.GetByText("mal|ory").ClickAsync();
        await Expect(alice.Dialog).ToContainTextAsync("<img src=x onerror=window.broken=1>");
        await Expect(alice.Dialog).ToContainTextAsync("<202E>");
        await IsOnlyTextAsync(alice);
        await alice.Page.Keyboard.PressAsync("Escape");
        await mallory.SendAsync("PART #names :<script>window.broken=1</script>");
        await mallory.SendAsync("QUIT :<script>window.broken=1</script>");
        await Expect(alice.Members.GetByText("mal|ory")).ToHaveCountAsync(0);
        await IsWholeAsync(alice);
    }

    [Theory]
    [InlineData("<script>window.broken=1</script>")]
    [InlineData("\"><img src=x onerror=window.broken=1>")]
    [InlineData("%3Cscript%3Ewindow.broken=1%3C/script%3E")]
    [InlineData("%E2%80%AEmoor")]
    [InlineData("%FF%FE%00")]
    [InlineData("javascript:window.broken=1")]
    [InlineData("?room=x&key=<script>window.broken=1</script>")]
    public async Task A_link_to_a_room_is_no_way_in_for_anything_else(string fragment)
    {
        var page = await OpenAsync("#" + fragment);
        await Expect(new EntryPage(page).Nickname).ToBeVisibleAsync();
        Assert.Null(await page.EvaluateAsync<JsonElement?>("() => window.broken ?? null"));
        Assert.Empty(await ForeignElementsAsync(page));
        Assert.DoesNotContain('\u202E', await page.InnerTextAsync("body"));
    }

    /// <summary>And one can still talk.</summary>
    internal static async Task IsWholeAsync(ChatPage chat)
    {
        await IsOnlyTextAsync(chat);
        await chat.SayAsync("still here");
        await Expect(chat.Message("still here").First).ToBeVisibleAsync();
    }

    /// <summary>No script has run, nothing is there that the page does not draw itself, and all links lead to the web.</summary>
    private static async Task IsOnlyTextAsync(ChatPage chat)
    {
        Assert.Null(await chat.Page.EvaluateAsync<JsonElement?>("() => window.broken ?? null"));
        Assert.Empty(await ForeignElementsAsync(chat.Page));
        var shown = await chat.Page.InnerTextAsync("body");
        Assert.DoesNotContain(shown, character => character is '\u202E' or '\u200B' or '\u2066' or '\uFEFF' or '\u2028' or '\u0002' or '\u0003');
    }

    private static Task<string[]> ForeignElementsAsync(Microsoft.Playwright.IPage page) => page.EvaluateAsync<string[]>("""
        () => {
          const own = new Set(["/icon.svg", "/icon-unread.svg", "/icon-mention.svg"]);
          const strange = [...document.querySelectorAll("script, style, iframe, object, embed, base, meta[http-equiv], img, video, audio, animate, link, form[action]")]
            .filter((one) => !(one.matches("script[src], link[rel]") && new URL(one.src || one.href, location.href).origin === location.origin));
          const handlers = [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some(({ name }) => name.startsWith("on")));
          const links = [...document.links].filter(({ protocol, href, rel }) =>
            !["http:", "https:", "mailto:", "irc:", "ircs:"].includes(protocol) || (new URL(href).origin !== location.origin && !/noopener|noreferrer/.test(rel)));
          return [...strange, ...handlers, ...links].map((one) => one.outerHTML.slice(0, 200));
        }
        """);
}
