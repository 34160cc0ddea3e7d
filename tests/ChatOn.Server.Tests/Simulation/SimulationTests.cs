namespace ChatOn.Server.Tests.Simulation;

/// <summary>The whole server without sockets, on fake time, from a seed. CHATON_SEED=n replays one, CHATON_SEED=n-m runs many.</summary>
public sealed class SimulationTests
{
    private const int Seeds = 200;
    private const int Steps = 200;

    [Fact]
    public void Random_clients_doing_random_things_agree_with_the_server_at_every_step()
    {
        var wanted = (Environment.GetEnvironmentVariable("CHATON_SEED") ?? $"1-{Seeds}").Split('-');
        var inLines = 0;
        for (var seed = int.Parse(wanted[0]); seed <= int.Parse(wanted[^1]); seed++)
            inLines += Replay(seed);
        Assert.True(inLines > 0 || wanted.Length == 1, "Nobody ever said anything of several lines");
    }

    private static int Replay(int seed)
    {
        using var server = new SimulatedServer(seed);
        try
        {
            server.Run(Steps);
            return server.SaidInLines;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}: run again with CHATON_SEED={seed}. {exception.Message}\n{server.Transcripts}", exception);
        }
    }
}
