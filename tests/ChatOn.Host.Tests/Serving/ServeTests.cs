using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Serving;

/// <summary>The executable as a process: how it starts, what it says, how it ends.</summary>
[Collection("Server processes")]
public sealed class ServeTests
{
    [Fact]
    public async Task The_banner_says_how_to_join_from_each_client()
    {
        await using var server = await ServerProcess.StartAsync();

        await server.ShowsAsync($"nc localhost {server.Port}");
        await server.ShowsAsync($"irssi -c localhost -p {server.Port}");
        await server.ShowsAsync($"weechat irc://localhost:{server.Port}/#lobby");
        await server.ShowsAsync($"openssl s_client -quiet -connect localhost:{server.Port}");
        await server.ShowsAsync($"http://localhost:{server.Port}/");
        await server.LogsAsync("Ready after ");
    }

    [Fact]
    public async Task Asked_to_stop_it_says_goodbye_to_clients_and_ends_well()
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = await ByteClient.ConnectAsync(server.EndPoint);
        await client.SendAsync("NICK alice\r\nUSER alice 0 * :Alice\r\nPING :there\r\n");
        await ReadUntilAsync(client, "PONG chaton.local :there");

        var exitCode = server.StopAsync();

        Assert.Contains("ERROR :Closing link", await client.ReadToEndAsync());
        Assert.Equal(0, await exitCode);
        await server.LogsAsync("everything is stored");
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("QUIT")]
    public async Task It_ends_at_once_when_nobody_is_there(string signal)
    {
        await using var server = await ServerProcess.StartAsync();
        var started = Stopwatch.GetTimestamp();

        await server.SignalAsync(signal);

        Assert.Equal(0, await server.ExitAsync());
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 2.5);
    }

    [Fact]
    public async Task It_ends_in_time_though_a_client_neither_reads_nor_leaves()
    {
        await using var server = await ServerProcess.StartAsync(arguments: ["--set", "limits.commandsPerSecond=0"]);
        using var client = await ByteClient.ConnectAsync(server.EndPoint);
        await client.SendAsync("NICK alice\r\nUSER alice 0 * :Alice\r\n" + string.Concat(Enumerable.Repeat("MOTD\r\nVERSION\r\n", 2000)));
        await ReadUntilAsync(client, " 001 alice");
        var started = Stopwatch.GetTimestamp();

        await server.StopAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 6);
    }

    [Fact]
    public async Task Told_to_it_reads_the_configuration_again()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path);
        await File.WriteAllTextAsync(folder.File("chaton.json"), """{ "motd": "Fresh words", "serverName": "new.example" }""", TestContext.Current.CancellationToken);

        await server.ReloadAsync();
        await server.LogsAsync("changed motd; to be restarted for serverName");

        using var client = await ByteClient.ConnectAsync(server.EndPoint);
        await client.SendAsync("NICK alice\r\nUSER alice 0 * :Alice\r\n");
        await ReadUntilAsync(client, "Fresh words");
    }

    [Fact]
    public async Task A_faulty_configuration_read_again_is_told_and_left()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path);
        await File.WriteAllTextAsync(folder.File("chaton.json"), "{ oops }", TestContext.Current.CancellationToken);

        await server.ReloadAsync();

        await server.LogsAsync("is faulty and was not taken: chaton.json:1");
    }

    [Fact]
    public async Task The_log_is_json_when_asked()
    {
        await using var server = await ServerProcess.StartAsync(arguments: ["--log", "json"]);
        await server.LogsAsync("\"Message\":\"Ready after ");
    }

    [Fact]
    public async Task A_faulty_configuration_ends_it_with_78()
    {
        var (exitCode, _, errors) = await ServerProcess.RunAsync(["serve", "--set", "limits.joins=x"]);

        Assert.Equal(78, exitCode);
        Assert.Contains("--set: limits.joins is \"x\"", errors);
    }

    [Fact]
    public async Task A_port_in_use_ends_it_with_69_and_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;

        var (exitCode, _, errors) = await ServerProcess.RunAsync(["serve", "--data", folder.Path, "--listen", $"localhost:{port}"]);

        Assert.Equal(69, exitCode);
        Assert.Contains($"localhost:{port}: the port is in use", errors);
        Assert.Contains("--listen", errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_ends_it_with_73()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "", TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await ServerProcess.RunAsync(["serve", "--data", folder.File("file/data"), "--listen", "localhost:0"]);

        Assert.Equal(73, exitCode);
        Assert.Contains("cannot be written", errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public async Task A_second_server_on_the_data_folder_ends_with_75()
    {
        await using var first = await ServerProcess.StartAsync();

        var (exitCode, _, errors) = await ServerProcess.RunAsync(["serve", "--data", first.DataFolder, "--listen", "localhost:0"]);

        Assert.Equal(75, exitCode);
        Assert.Contains("already runs on the data folder", errors);
        Assert.False(first.HasExited);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_or_of_others_ends_it_with_65()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await ServerProcess.StartAsync(folder.Path))
            await server.StopAsync();
        var database = Assert.Single(Directory.GetFiles(folder.Path, "*.db"));
        await SetVersionAsync(database, version: 9999);

        var (exitCode, _, errors) = await ServerProcess.RunAsync(["serve", "--data", folder.Path, "--listen", "localhost:0"]);
        Assert.Equal(65, exitCode);
        Assert.Contains("9999", errors);

        await File.WriteAllTextAsync(database, "no database at all, but long enough to be looked at", TestContext.Current.CancellationToken);
        Assert.Equal(65, (await ServerProcess.RunAsync(["serve", "--data", folder.Path, "--listen", "localhost:0"])).ExitCode);
    }

    // Bytes 60 to 63 of an SQLite file are its user version (https://sqlite.org/fileformat.html#user_version_number).
    private static async Task SetVersionAsync(string database, int version)
    {
        await using var file = new FileStream(database, FileMode.Open);
        file.Position = 60;
        await file.WriteAsync(new byte[] { (byte)(version >> 24), (byte)(version >> 16), (byte)(version >> 8), (byte)version });
    }

    private static async Task ReadUntilAsync(ByteClient client, string text)
    {
        var read = "";
        while (!read.Contains(text, StringComparison.Ordinal))
            read += await client.ReadAsync(1);
    }
}
