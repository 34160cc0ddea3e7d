using Microsoft.Playwright;

namespace ChatOn.Host.Tests.Browser.Kit;

/// <summary>Nothing is wider than the screen, and nothing that is seen and can be pressed lies beyond its edge.</summary>
internal static class Fit
{
    public static async Task CheckAsync(IPage page)
    {
        var beyond = await page.EvaluateAsync<string[]>("""
            () => {
              const wide = document.scrollingElement.scrollWidth > innerWidth ? [`the page is ${document.scrollingElement.scrollWidth} wide`] : [];
              const out = [...document.querySelectorAll("button, a, input, textarea, select, h1, h2")].filter((one) => {
                const { left, right, width, height } = one.getBoundingClientRect();
                return one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 1 && height > 1 && (left < -0.5 || right > innerWidth + 0.5);
              });
              return [...wide, ...out.map((one) => one.outerHTML.slice(0, 120))];
            }
            """);
        Assert.Empty(beyond);
    }
}
