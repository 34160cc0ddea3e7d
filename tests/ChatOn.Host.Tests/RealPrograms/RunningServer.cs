using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>One real server with its defaults for all tests with real programs; they keep apart by their nicknames.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private ServerProcess? _process;

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The server has not been started.");

    public int Port => Process.Port;

    public string Fingerprint => Process.Fingerprint;

    public async ValueTask InitializeAsync() => _process = await ServerProcess.StartAsync();

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
