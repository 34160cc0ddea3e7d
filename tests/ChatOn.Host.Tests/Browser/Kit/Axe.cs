using System.Text.Json;
using Microsoft.Playwright;

namespace ChatOn.Host.Tests.Browser.Kit;

/// <summary>axe-core, in the page: https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md</summary>
internal static class Axe
{
    /// <summary>WCAG 2.2 AA, and what is good practice beyond.</summary>
    public static async Task FindsNothingAsync(IPage page)
    {
        var file = Path.Combine(BrowserAtHand.Repository, "web", "node_modules", "axe-core", "axe.min.js");
        await page.EvaluateAsync(await File.ReadAllTextAsync(file));
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => {
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
              await Promise.allSettled(document.getAnimations().map((one) => one.finished));
              // What the browser paints in forced colours is not what it says that it would.
              const isForced = matchMedia("(forced-colors: active)").matches;
              // A phone shows a part of the page at a time, and not always the main one.
              const isPart = innerWidth < 400;
              const rules = { "color-contrast": { enabled: !isForced }, "landmark-one-main": { enabled: !isPart }, "page-has-heading-one": { enabled: !isPart } };
              const { violations, passes } = await axe.run(document, { runOnly: tags, rules });
              const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((one) => `${one.html.slice(0, 200)}\n${one.failureSummary}`).join("\n")}`);
              return { told, passed: passes.length };
            }
            """);
        Assert.Empty(found.GetProperty("told").EnumerateArray().Select(one => one.GetString()));
        Assert.True(found.GetProperty("passed").GetInt32() > 10, "axe has looked at nothing");
    }
}
