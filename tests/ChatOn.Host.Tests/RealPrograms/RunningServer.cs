using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>
/// One real server for all tests with real programs; they keep apart by their nicknames. All comes from one address, so the limits on
/// registrations and new connections are off; else it has its defaults.
/// </summary>
public sealed class RunningServer : IAsyncLifetime
{
    private ServerProcess? _process;

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The server has not been started.");

    public int Port => Process.Port;

    public string Fingerprint => Process.Fingerprint;

    // Many programs begin at once, and one that speaks first may take its time to: it is not to be taken for one that waits to be asked.
    public async ValueTask InitializeAsync() => _process = await ServerProcess.StartAsync(environment: new Dictionary<string, string> { ["CHATON_ACCOUNTS__REGISTRATIONSPERDAY"] = "0", ["CHATON_CONNECTIONS__CONNECTIONSPERMINUTEPERADDRESS"] = "0", ["CHATON_CLASSIC_SILENCE_MILLISECONDS"] = "2000" });

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }
}

/// <summary>Tests that share the real server, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class RealProgramTests : ICollectionFixture<RunningServer>
{
    public const string Name = "Real programs";
}
