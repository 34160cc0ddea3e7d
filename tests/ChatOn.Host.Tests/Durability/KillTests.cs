using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Durability;

/// <summary>If you saw it, it is saved: the real server is killed again and again while clients of every kind talk as fast as they can.</summary>
[Collection("Server processes")]
public sealed class KillTests
{
    private const int Kills = 20;
    private const string Room = "#lobby";

    private static readonly (string Nick, Func<int, Task<ILineWire>> Open)[] Clients =
    [
        ("plain", Wires.PlainAsync), ("second", Wires.PlainAsync), ("tls", Wires.TlsAsync), ("web", Wires.WebSocketAsync), ("classic", Wires.ClassicAsync),
    ];

    [Fact]
    public async Task What_any_client_saw_before_a_kill_is_in_the_history_once_and_in_order()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        var audit = new HistoryAudit(Room);
        var backup = folder.File("backup.chaton");
        List<IReadOnlyList<string>> beforeBackup = [];
        var accounts = 0;
        for (var run = 0; run < Kills; run++)
        {
            await using var server = await ServerProcess.StartAsync(folder.Path, environment: Unlimited.Environment);
            var talkers = await ConnectAsync(server.Port, run);
            await using var setter = new KeptSetter(await Wires.PlainAsync(server.Port), $"setter{run}", $"#kept{run}");
            var setting = setter.WorkAsync();
            // Passwords are hashed behind the chat, so an account may never be ready while everybody talks: some runs begin with it.
            if (run % 5 == 0)
                await Task.WhenAny(setter.AccountAsync(), setting);
            var talking = Task.WhenAll([setting, .. talkers.Select(t => t.TalkAsync())]);
            await HeardAtLeastAsync(talkers, talking, random.Next(20, 600));
            if (run == Kills / 2)
            {
                beforeBackup = [.. talkers.Select(t => t.Heard)];
                await ServerProcess.RunToEndAsync("backup", backup, "--data", folder.Path);
            }

            server.Kill();
            await talking;

            await using var again = await ServerProcess.StartAsync(folder.Path, environment: Unlimited.Environment);
            await CheckAsync(again.Port, audit, talkers, setter);
            await again.StopAsync();
            accounts += setter.HasAccount ? 1 : 0;
        }

        Assert.True(accounts > 0, "No account was acknowledged before any kill");
        await CheckRestoredAsync(folder, backup, beforeBackup);
    }

    private static async Task<Talker[]> ConnectAsync(int port, int run)
    {
        var talkers = new Talker[Clients.Length];
        for (var i = 0; i < Clients.Length; i++)
            talkers[i] = new Talker(await Clients[i].Open(port), Clients[i].Nick, Room, run);
        return talkers;
    }

    // A random moment is a random number of lines heard by all together.
    private static async Task HeardAtLeastAsync(Talker[] talkers, Task talking, int lines)
    {
        foreach (var talker in talkers)
            await Task.WhenAny(talker.HeardAsync(lines / talkers.Length), talking);
    }

    private static async Task CheckAsync(int port, HistoryAudit audit, Talker[] talkers, KeptSetter setter)
    {
        await using var auditor = await EnterAsAuditorAsync(port);
        await audit.ReadOnAsync(auditor);
        foreach (var talker in talkers)
        {
            Assert.True(talker.Heard.Count > 0, "A client heard nothing at all before the kill");
            audit.Holds(talker.Heard, talker.Nick);
            await talker.DisposeAsync();
        }

        await setter.CheckAsync(auditor);
    }

    private static async Task CheckRestoredAsync(TemporaryFolder folder, string backup, List<IReadOnlyList<string>> beforeBackup)
    {
        var restored = folder.File("restored");
        await ServerProcess.RunToEndAsync("restore", backup, "--data", restored);
        await using var server = await ServerProcess.StartAsync(restored, environment: Unlimited.Environment);
        await using var auditor = await EnterAsAuditorAsync(server.Port);
        var audit = new HistoryAudit(Room);
        await audit.ReadOnAsync(auditor);
        foreach (var heard in beforeBackup)
            audit.Holds(heard, "A client before the backup");
    }

    private static async Task<ILineWire> EnterAsAuditorAsync(int port)
    {
        var wire = await Wires.PlainAsync(port);
        await wire.SendAsync("CAP REQ :message-tags server-time batch draft/chathistory");
        await wire.EnterAsync("auditor", Room);
        return wire;
    }
}
