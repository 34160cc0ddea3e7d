using ChatOn.Host.Tests.Browser.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOn.Host.Tests.Browser;

/// <summary>Everything is done without a mouse, and the focus is never lost.</summary>
[Collection(BrowserTests.Name)]
public sealed class KeyboardTests(BrowserAtHand browser) : BrowserTest(browser)
{
    private const int MostStops = 60;

    [Fact]
    public async Task The_whole_way_is_gone_by_keys_alone()
    {
        var page = await OpenAsync("#keys");
        await TabToAsync(page, AriaRole.Textbox, "Nickname");
        await page.Keyboard.TypeAsync("typist");
        await page.Keyboard.PressAsync("Enter");
        var chat = new ChatPage(page);
        await chat.IsInAsync("#keys");

        await Expect(chat.Composer).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("by keys alone");
        await page.Keyboard.PressAsync("Enter");
        await chat.ReadsAsync("by keys alone", "typist");
        await Expect(chat.Composer).ToBeFocusedAsync();

        // Another room, by the switcher, and back.
        await page.Keyboard.PressAsync("Control+k");
        await Expect(chat.Dialog).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("#second");
        await page.Keyboard.PressAsync("Enter");
        await chat.IsInAsync("#second");
        await page.Keyboard.TypeAsync("also here");
        await page.Keyboard.PressAsync("Enter");
        await chat.ReadsAsync("also here", "typist");
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await chat.IsInAsync("#keys");
    }

    [Fact]
    public async Task A_message_is_chosen_answered_and_edited_by_keys()
    {
        var chat = await EnterAsync("editor", "#desk");
        var reader = await EnterAsync("reader", "#desk");
        await chat.SaidAsync("a frist draft");
        await chat.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(chat.Composer).ToHaveValueAsync("a frist draft");
        await chat.Page.Keyboard.PressAsync("Control+a");
        await chat.Page.Keyboard.TypeAsync("a first draft");
        await chat.Page.Keyboard.PressAsync("Enter");
        await reader.ReadsAsync("a first draft", "edited");

        await TabToAsync(reader.Page, AriaRole.Region, "Messages", backwards: true);
        await reader.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(reader.Message("a first draft")).ToBeFocusedAsync();
        await reader.Page.Keyboard.PressAsync("r");
        await Expect(reader.Composer).ToBeFocusedAsync();
        await reader.Page.Keyboard.TypeAsync("a fine answer");
        await reader.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Message("a fine answer")).ToContainTextAsync("a first draft");
    }

    [Fact]
    public async Task A_closed_sheet_gives_the_focus_back()
    {
        var chat = await EnterAsync("opener", "#sheets");
        foreach (var keys in new[] { "Control+k", "Control+," })
        {
            await chat.Composer.FocusAsync();
            await chat.Page.Keyboard.PressAsync(keys);
            await Expect(chat.Dialog).ToBeVisibleAsync();
            var isInside = await chat.Dialog.EvaluateAsync<bool>("dialog => dialog.contains(document.activeElement)");
            Assert.True(isInside, $"{keys} leaves the focus behind the sheet");
            await chat.Page.Keyboard.PressAsync("Escape");
            await Expect(chat.Dialog).ToHaveCountAsync(0);
            await Expect(chat.Composer).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task Every_stop_on_the_way_round_is_seen_and_has_a_name()
    {
        var chat = await EnterAsync("rambler", "#round");
        await chat.SaidAsync("with a [link](https://example.org) or https://example.org");
        var stops = new List<string>();
        for (var i = 0; i < MostStops; i++)
        {
            await chat.Page.Keyboard.PressAsync("Tab");
            var stop = await chat.Page.EvaluateAsync<string>("""
                () => {
                  const at = document.activeElement;
                  if (!at || at === document.body) return "";
                  const { width, height } = at.getBoundingClientRect();
                  const style = getComputedStyle(at);
                  const isMarked = style.outlineStyle !== "none" || style.boxShadow !== "none" || (at.closest(":focus-within") && at.matches(":focus-visible"));
                  const name = at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent;
                  return `${name.trim() === "" ? "NAMELESS " : ""}${width < 1 || height < 1 ? "UNSEEN " : ""}${isMarked ? "" : "UNMARKED "}${at.tagName} ${name.trim().slice(0, 40)}`;
                }
                """);
            if (stops.Contains(stop))
                break;
            // Between the last and the first the focus is with the browser's own buttons.
            if (stop.Length > 0)
                stops.Add(stop);
        }

        Assert.InRange(stops.Count, 6, MostStops - 1);
        Assert.DoesNotContain(stops, stop => stop.Contains("NAMELESS", StringComparison.Ordinal) || stop.Contains("UNSEEN", StringComparison.Ordinal) || stop.Contains("UNMARKED", StringComparison.Ordinal));
    }

    private static async Task TabToAsync(IPage page, AriaRole role, string name, bool backwards = false)
    {
        var target = page.GetByRole(role, new PageGetByRoleOptions { Name = name, Exact = true });
        await Expect(target).ToBeVisibleAsync();
        for (var i = 0; i < MostStops; i++)
        {
            if (await target.EvaluateAsync<bool>("one => one === document.activeElement"))
                return;
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"The {role} {name} is not reached by Tab");
    }
}
