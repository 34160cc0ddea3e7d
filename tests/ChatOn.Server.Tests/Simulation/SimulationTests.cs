namespace ChatOn.Server.Tests.Simulation;

/// <summary>The whole server without sockets, on fake time, from a seed. CHATON_SEED=n replays one.</summary>
public sealed class SimulationTests
{
    private const int Seeds = 150;
    private const int Steps = 200;

    [Fact]
    public void Random_clients_doing_random_things_agree_with_the_server_at_every_step()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("CHATON_SEED"), out var one))
        {
            Replay(one);
            return;
        }

        for (var seed = 1; seed <= Seeds; seed++)
            Replay(seed);
    }

    private static void Replay(int seed)
    {
        using var server = new SimulatedServer(seed);
        try
        {
            server.Run(Steps);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}: run again with CHATON_SEED={seed}. {exception.Message}\n{server.Transcripts}", exception);
        }
    }
}
