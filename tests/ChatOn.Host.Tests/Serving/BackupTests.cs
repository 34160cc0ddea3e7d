using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Serving;

/// <summary>Backup of a running server and restore, by the executable.</summary>
[Collection("Server processes")]
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_of_a_running_server_restores_what_was_said_and_the_certificate()
    {
        var backup = _folder.File("backup");
        string fingerprint;
        await using (var server = await ServerProcess.StartAsync())
        {
            fingerprint = server.Fingerprint;
            await SayAsync(server, "before the backup");
            await ServerProcess.RunToEndAsync("backup", backup, "--data", server.DataFolder);
            await SayAsync(server, "after the backup");
        }

        await ServerProcess.RunToEndAsync("restore", backup, "--data", _folder.File("new"));

        await using var restored = await ServerProcess.StartAsync(_folder.File("new"));
        Assert.Equal(fingerprint, restored.Fingerprint);
        var history = await HistoryAsync(restored);
        Assert.Contains("before the backup", history);
        Assert.DoesNotContain("after the backup", history);
    }

    [Fact]
    public async Task A_running_server_is_not_restored_over()
    {
        await using var server = await ServerProcess.StartAsync();
        await ServerProcess.RunToEndAsync("backup", _folder.File("backup"), "--data", server.DataFolder);

        var (exitCode, _, errors) = await ServerProcess.RunAsync(["restore", _folder.File("backup"), "--data", server.DataFolder, "--force"]);

        Assert.Equal(75, exitCode);
        Assert.Contains("already runs", errors);
    }

    [Fact]
    public async Task Nothing_is_overwritten_unless_forced()
    {
        await using (var server = await ServerProcess.StartAsync(_folder.File("data")))
            await server.StopAsync();
        string[] backup = ["backup", _folder.File("backup"), "--data", _folder.File("data")];
        string[] restore = ["restore", _folder.File("backup"), "--data", _folder.File("data")];

        await ServerProcess.RunToEndAsync(backup);
        Assert.Equal(73, (await ServerProcess.RunAsync(backup)).ExitCode);
        await ServerProcess.RunToEndAsync([.. backup, "--force"]);
        Assert.Equal(73, (await ServerProcess.RunAsync(restore)).ExitCode);
        await ServerProcess.RunToEndAsync([.. restore, "--force"]);
    }

    [Fact]
    public async Task A_backup_that_is_not_there_is_no_input_and_no_database_no_backup()
    {
        Assert.Equal(66, (await ServerProcess.RunAsync(["restore", _folder.File("none"), "--data", _folder.Path])).ExitCode);
        Assert.Equal(73, (await ServerProcess.RunAsync(["backup", _folder.File("backup"), "--data", _folder.Path])).ExitCode);
    }

    private static async Task SayAsync(ServerProcess server, string text)
    {
        using var client = await ByteClient.ConnectAsync(server.EndPoint);
        await client.SendAsync($"CAP REQ echo-message\r\nNICK alice\r\nUSER alice 0 * :Alice\r\nCAP END\r\nJOIN #lobby\r\nPRIVMSG #lobby :{text}\r\n");
        await ReadUntilAsync(client, $"PRIVMSG #lobby :{text}");
    }

    private static async Task<string> HistoryAsync(ServerProcess server)
    {
        using var client = await ByteClient.ConnectAsync(server.EndPoint);
        await client.SendAsync(
            "CAP REQ :draft/chathistory batch server-time\r\nNICK bob\r\nUSER bob 0 * :Bob\r\nCAP END\r\nJOIN #lobby\r\n"
            + "CHATHISTORY LATEST #lobby * 50\r\nPING :end\r\n");
        return await ReadUntilAsync(client, "PONG chaton.local :end");
    }

    private static async Task<string> ReadUntilAsync(ByteClient client, string text)
    {
        var read = "";
        while (!read.Contains(text, StringComparison.Ordinal))
            read += await client.ReadAsync(1);
        return read;
    }
}
