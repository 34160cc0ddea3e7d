using System.Text.RegularExpressions;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Serving;

/// <summary>The machine's owner and a running server, by the executable.</summary>
[Collection("Server processes")]
public sealed class AdministrationTests
{
    private const int Nobody = 65534;

    [Fact]
    public async Task The_first_operator_is_made_in_one_step_and_is_one_without_OPER()
    {
        await using var server = await ServerProcess.StartAsync();
        Assert.Equal("0 operators.", (await ServerProcess.RunToEndAsync("operator", "list", "--data", server.DataFolder)).Trim());

        var made = await ServerProcess.RunToEndAsync("operator", "add", "boss", "--create", "--data", server.DataFolder);

        var password = Regex.Match(made, "has the password (\\S+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        using var boss = await ByteClient.ConnectAsync(server.EndPoint);
        await boss.SendAsync($"PASS boss:{password}\r\nNICK boss\r\nUSER boss 0 * :Boss\r\n");
        await ReadUntilAsync(boss, "MODE boss +o");
        Assert.DoesNotContain(password, server.Log);

        await ServerProcess.RunToEndAsync("operator", "remove", "boss", "--data", server.DataFolder);
        await ReadUntilAsync(boss, "MODE boss -o");
    }

    [Fact]
    public async Task A_killed_server_is_found_to_be_none_and_the_next_one_takes_its_place()
    {
        using var folder = new TemporaryFolder();
        await using (var killed = await ServerProcess.StartAsync(folder.Path))
            killed.Kill();
        Assert.True(File.Exists(folder.File("admin.sock")));
        Assert.Equal(68, (await ServerProcess.RunAsync(["account", "LIST", "--data", folder.Path])).ExitCode);

        await using var server = await ServerProcess.StartAsync(folder.Path);

        Assert.Contains("0 accounts.", await ServerProcess.RunToEndAsync("account", "LIST", "--data", folder.Path));
        await server.StopAsync();
        Assert.False(File.Exists(folder.File("admin.sock")));
    }

    [Fact]
    public async Task A_second_server_on_the_folder_leaves_the_firsts_socket_alone()
    {
        await using var first = await ServerProcess.StartAsync();

        Assert.Equal(75, (await ServerProcess.RunAsync(["serve", "--data", first.DataFolder, "--listen", "localhost:0"])).ExitCode);

        await ServerProcess.RunToEndAsync("account", "LIST", "--data", first.DataFolder);
    }

    [Fact]
    public async Task Another_user_of_the_machine_is_refused_by_the_modes_and_without_them_by_the_kernels_word()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can be another user");
        Assert.SkipUnless((await ServerProcess.RunAsAsync(Nobody, "--version")).ExitCode == 0, "Another user cannot run the program from here");
        await using var server = await ServerProcess.StartAsync();
        string[] asking = ["operator", "add", "mallory", "--create", "--data", server.DataFolder];

        var (exitCode, output) = await ServerProcess.RunAsAsync(Nobody, asking);
        Assert.Equal(77, exitCode);
        Assert.Contains("answers only to the user it runs as", output);

        var everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(server.DataFolder, everybody);
        File.SetUnixFileMode(Path.Combine(server.DataFolder, "admin.sock"), everybody);
        (exitCode, output) = await ServerProcess.RunAsAsync(Nobody, asking);

        Assert.Equal(1, exitCode);
        Assert.Contains("only the user that the server runs as", output);
        await server.LogsAsync("Somebody else than the owner of the data folder was refused");
        Assert.Contains("0 accounts.", await ServerProcess.RunToEndAsync("account", "LIST", "--data", server.DataFolder));
    }

    private static async Task ReadUntilAsync(ByteClient client, string text)
    {
        var read = "";
        while (!read.Contains(text, StringComparison.Ordinal))
            read += await client.ReadAsync(1);
    }
}
