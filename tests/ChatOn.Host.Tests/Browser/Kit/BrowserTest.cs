using System.Collections.Concurrent;
using ChatOn.Testing.Processes;
using Microsoft.Playwright;

namespace ChatOn.Host.Tests.Browser.Kit;

/// <summary>A test with pages. It fails when one of them complained to the console, let an error go or broke its own policy.</summary>
public abstract class BrowserTest(BrowserAtHand browser) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>Says so in the console by itself, and rightly: a line that the test breaks.</summary>
    protected bool MayLoseTheLine { get; set; }

    protected ServerProcess Server => browser.Server;

    public async ValueTask InitializeAsync() => await browser.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
            await context.CloseAsync();
        Assert.Empty(_complaints);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens an address in a browser of its own.</summary>
    /// <param name="address">The server's when it is null; a path or fragment is taken from there.</param>
    protected async Task<IPage> OpenAsync(string? address = null, BrowserNewContextOptions? options = null)
    {
        var page = await PageAsync(options);
        await page.GotoAsync(new Uri(new Uri($"http://localhost:{Server.Port}/"), address ?? "").ToString());
        return page;
    }

    /// <summary>Somebody who opens the page and enters a room.</summary>
    protected async Task<ChatPage> EnterAsync(string nick, string room, string? server = null, BrowserNewContextOptions? options = null)
    {
        var page = await OpenAsync(server is null ? room : server + room, options);
        return await new EntryPage(page).EnterAsync(nick, room);
    }

    /// <summary>An empty page in a browser of its own.</summary>
    /// <param name="isWatched">False where the page is meant to be refused things, which it complains of.</param>
    protected async Task<IPage> PageAsync(BrowserNewContextOptions? options = null, bool isWatched = true)
    {
        var context = await browser.ContextAsync(options ?? new BrowserNewContextOptions());
        _contexts.Add(context);
        if (isWatched)
            Watch(context);
        return await context.NewPageAsync();
    }

    /// <summary>Another tab of the same browser.</summary>
    protected static Task<IPage> TabAsync(IPage page) => page.Context.NewPageAsync();

    private void Watch(IBrowserContext context)
    {
        context.WebError += (_, error) => _complaints.Enqueue($"error: {error.Error}");
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !(MayLoseTheLine && IsAboutTheLine(message.Text)))
                _complaints.Enqueue($"{message.Type}: {message.Text}");
        };
    }

    private static bool IsAboutTheLine(string text) =>
        text.StartsWith("WebSocket connection to ", StringComparison.Ordinal) || text.StartsWith("Failed to load resource: net::ERR_", StringComparison.Ordinal);
}
