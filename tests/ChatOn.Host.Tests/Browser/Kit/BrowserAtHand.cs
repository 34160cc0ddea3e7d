using ChatOn.Host.Tests.Durability;
using ChatOn.Testing.Processes;
using Microsoft.Playwright;

namespace ChatOn.Host.Tests.Browser.Kit;

/// <summary>The system's Chromium and a real server for it to visit, one of each for all tests with pages. Its names lead nowhere but here.</summary>
public sealed class BrowserAtHand : IAsyncLifetime
{
    /// <summary>A name that is not the server's own, for foreign pages.</summary>
    public const string ForeignName = "foreign.test";

    private const float PatienceMilliseconds = 60_000;

    /// <summary>Of each server for browsers: nobody is too quick.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(Unlimited.Environment, StringComparer.Ordinal)
    {
        ["CHATON_ACCOUNTS__REGISTRATIONS_PER_DAY"] = "1000",
    };

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ServerProcess? _server;

    public ServerProcess Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts both for the first test that needs them. Skips the test where there is no Chromium, or no page was built.</summary>
    public async Task StartAsync()
    {
        var chromium = InstalledProgram.PathOf("chromium");
        InstalledProgram.RequireFile(Path.Combine(Repository, "web", "dist", "index.html"));
        if (_browser is not null)
            return;

        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        // One that could not be started is tried anew, and what is there already is kept.
        _server ??= await ServerProcess.StartAsync(environment: Settings);
        _playwright ??= await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            ChromiumSandbox = false, // It does not run as root.
            Args =
            [
                "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                $"--host-resolver-rules=MAP {ForeignName} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            ],
        });
    }

    /// <summary>A browser of a person's own: nothing in it is of any other.</summary>
    public async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions options)
    {
        options.Locale ??= "en-GB";
        options.TimezoneId ??= "Europe/London";
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMilliseconds);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>The folder of everything.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));
}

/// <summary>Tests that share Chromium, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserAtHand>
{
    public const string Name = "Browser";
}
