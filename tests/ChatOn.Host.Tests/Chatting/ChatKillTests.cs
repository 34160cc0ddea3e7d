using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Chatting;

/// <summary>The server is killed in mid-conversation and brought back: nothing is lost and nothing doubled, on either side.</summary>
[Collection("Server processes")]
public sealed class ChatKillTests
{
    private const int Kills = 3;
    private const int LinesPerRun = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Nothing_is_lost_and_nothing_doubled_when_the_server_is_killed_in_mid_conversation()
    {
        using var folder = new TemporaryFolder();
        var home = new Dictionary<string, string>(StringComparer.Ordinal) { ["XDG_CONFIG_HOME"] = folder.File("config") };
        var server = await ServerProcess.StartAsync(folder.File("data"), environment: Durability.Unlimited.Environment);
        try
        {
            var address = $"localhost:{server.Port}";
            var count = (Kills + 1) * LinesPerRun;
            await using var hearer = ServerProcess.Spawn(["tail", address, "#lobby", "--count", $"{count}", "--nick", "hearer"], home);
            await using var talker = ServerProcess.Spawn(["join", address, "#lobby", "--plain", "--nick", "talker"], home);
            await talker.Output.ShowsAsync("#lobby 2 here");
            for (var run = 0; run <= Kills; run++)
            {
                await talker.TypeAsync(string.Concat(Enumerable.Range(run * LinesPerRun, LinesPerRun).Select(i => $"~{i}~\n")));
                if (run == Kills)
                    break;
                // Somewhere in the middle of what was typed, which is then partly said, partly on its way and partly still here.
                await hearer.Output.ShowsAsync($"~{(run * LinesPerRun) + 10}~");
                server.Kill();
                await server.DisposeAsync();
                server = await ServerProcess.StartAsync(folder.File("data"), environment: Durability.Unlimited.Environment, port: server.Port);
                await hearer.Errors.ShowsAsync("trying again");
            }

            Assert.Equal(0, await hearer.ExitAsync(Patience));
            talker.EndInput();
            Assert.Equal(0, await talker.ExitAsync(Patience));
            Assert.Equal(Enumerable.Range(0, count).Select(i => $"~{i}~"), Said(hearer.Output.Text));
            Assert.Equal(Enumerable.Range(0, count).Select(i => $"~{i}~"), Said(talker.Output.Text));
            var (_, kept, _) = await ServerProcess.RunAsync(["tail", address, "#lobby", "--since", "1h", "--count", $"{count}", "--nick", "auditor"], home);
            Assert.Equal(Enumerable.Range(0, count).Select(i => $"~{i}~"), Said(kept));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static IEnumerable<string> Said(string output) =>
        output.Split('\n').Where(line => line.Contains("<talker", StringComparison.Ordinal)).Select(line => line[line.IndexOf('~', StringComparison.Ordinal)..].TrimEnd());
}
