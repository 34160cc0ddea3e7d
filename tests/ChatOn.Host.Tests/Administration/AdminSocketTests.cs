using System.Net.Sockets;
using ChatOn.Host.Administration;
using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Administration;

/// <summary>The admin socket: who may, what is spoken, and that nobody at it hurts anything.</summary>
public sealed class AdminSocketTests : IDisposable
{
    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_request_is_answered_by_lines_and_a_status()
    {
        await using var host = await AdminHost.StartAsync(Data);

        Assert.Matches("^ The account amy has the password [-a-z2-9]{29} - it is shown this once\\.\ndone\n$", await AdminHost.SayAsync(Data, "account CREATE amy\n"));
        Assert.Equal(" There is no account bob. Make it with: chaton account CREATE bob; or both in one step with: chaton operator add bob --create\nrefused\n", await AdminHost.SayAsync(Data, "operator ADD bob\n"));
        Assert.EndsWith(" 1 accounts.\ndone\n", await AdminHost.SayAsync(Data, "ACCOUNT list\r\n"));
    }

    [Fact]
    public async Task Folder_and_socket_are_the_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes are Unix's");
        await using var host = await AdminHost.StartAsync(Data);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(AdminPath.Of(Data)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Data));
    }

    [Fact]
    public async Task It_is_gone_after_the_stop_and_one_left_over_is_replaced()
    {
        await using (await AdminHost.StartAsync(Data))
            Assert.True(File.Exists(AdminPath.Of(Data)));
        Assert.False(File.Exists(AdminPath.Of(Data)));
        await File.WriteAllTextAsync(AdminPath.Of(Data), "left over", TestContext.Current.CancellationToken);

        await using var host = await AdminHost.StartAsync(Data);

        Assert.EndsWith("done\n", await AdminHost.SayAsync(Data, "account LIST\n"));
    }

    [Fact]
    public async Task A_path_that_is_too_long_for_a_socket_is_reached_by_both_sides()
    {
        var data = _folder.File(new string('d', 120));
        await using (await AdminHost.StartAsync(data))
        {
            Assert.True(File.Exists(AdminPath.Of(data)));
            Assert.True((await AskAsync(data, "account", "LIST")).IsDone);
        }

        Assert.False(File.Exists(AdminPath.Of(data)));
        await Assert.ThrowsAsync<NoServerException>(() => AskAsync(data, "account", "LIST"));
    }

    [Fact]
    public async Task Without_a_server_there_is_a_message_of_its_own()
    {
        var exception = await Assert.ThrowsAsync<NoServerException>(() => AskAsync(_folder.File("nowhere"), "account", "LIST"));

        Assert.Contains("No server runs on the data folder", exception.Message);
        Assert.Contains("chaton serve --data", exception.Message);
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_answered()
    {
        await using var host = await AdminHost.StartAsync(Data);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => AskAsync(Data, "account", $"CREATE user{i}")));

        Assert.All(answers, answer => Assert.True(answer.IsDone, string.Join('\n', answer.Lines) + answer.Failure));
        Assert.Contains("50 accounts.", (await AskAsync(Data, "account", "LIST")).Lines);
    }

    [Fact]
    public async Task A_silent_client_keeps_nobody_waiting_and_is_sent_away_in_time()
    {
        await using var host = await AdminHost.StartAsync(Data);
        await using var silent = await AdminHost.ConnectAsync(Data);
        await using var half = await AdminHost.ConnectAsync(Data);
        await half.WriteAsync("account LI"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.EndsWith("done\n", await AdminHost.SayAsync(Data, "account LIST\n"));
        await host.Time.TimerAsync(RequestTime);
        await PassAsync(host, silent, half);

        Assert.Equal("failed: no request came within 5 s\n", await AdminHost.ReadToEndAsync(silent));
        Assert.Equal("failed: no request came within 5 s\n", await AdminHost.ReadToEndAsync(half));
    }

    [Fact]
    public async Task Behind_as_many_silent_clients_as_there_may_be_a_request_waits_and_is_answered()
    {
        await using var host = await AdminHost.StartAsync(Data);
        var silent = new List<NetworkStream>();
        for (var i = 0; i < 32; i++)
            silent.Add(await AdminHost.ConnectAsync(Data));

        var answer = AdminHost.SayAsync(Data, "account LIST\n");
        await PassAsync(host, [.. silent]);

        Assert.EndsWith("done\n", await answer);
        foreach (var stream in silent)
            await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_request_that_never_ends_is_refused_at_its_bound()
    {
        await using var host = await AdminHost.StartAsync(Data);

        var answer = await AdminHost.SayAsync(Data, "account " + new string('x', 100_000));

        Assert.Equal("failed: a request is one line of UTF-8 of at most 8192 bytes\n", answer);
        Assert.EndsWith("done\n", await AdminHost.SayAsync(Data, "account LIST\n"));
        Assert.Contains("8192 bytes", (await AskAsync(Data, "account", new string('x', 9000))).Failure);
    }

    [Theory]
    [InlineData("", "failed: a request is one line*")]
    [InlineData("account LIST", "failed: a request is one line*")]
    [InlineData("\n", "failed: there is no such service; there is account, room, operator\n")]
    [InlineData("nickserv LIST\n", "failed: there is no such service*")]
    [InlineData("\0\0\0\n", "failed: there is no such service*")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "failed: there is no such service*")]
    [InlineData("account\n", " Accounts, their nicknames*done\n")]
    [InlineData("account LIST\naccount CREATE evil\n", " 0 accounts.\ndone\n")]
    [InlineData("account IDENTIFY a b\n", " IDENTIFY is about one's own session; there is none here.\nrefused\n")]
    public async Task Whatever_is_said_is_answered_in_order(string request, string answer)
    {
        await using var host = await AdminHost.StartAsync(Data);

        var heard = await AdminHost.SayAsync(Data, request);

        var parts = answer.Split('*');
        Assert.StartsWith(parts[0], heard);
        Assert.EndsWith(parts[^1], heard);
        Assert.Equal([" 0 accounts.", "done", ""], (await AdminHost.SayAsync(Data, "account LIST\n")).Split('\n'));
    }

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        await using var host = await AdminHost.StartAsync(Data);

        Assert.StartsWith("failed: a request is one line of UTF-8", await AdminHost.SayAsync(Data, [.. "account LIST "u8, 0xFF, 0xC0, (byte)'\n']));
    }

    [Fact]
    public async Task Clients_that_vanish_leave_nothing_behind()
    {
        await using var host = await AdminHost.StartAsync(Data);
        for (var i = 0; i < 100; i++)
        {
            await using var stream = await AdminHost.ConnectAsync(Data);
            await stream.WriteAsync("account LIST\n"u8.ToArray().AsMemory(0, i % 13), TestContext.Current.CancellationToken);
        }

        Assert.EndsWith("done\n", await AdminHost.SayAsync(Data, "account LIST\n"));
    }

    [Fact]
    public async Task A_line_break_in_what_is_asked_begins_no_other_request()
    {
        await using var host = await AdminHost.StartAsync(Data);

        await AskAsync(Data, "account", "LIST a*\noperator ADD x CREATE");

        Assert.Contains("0 accounts.", (await AskAsync(Data, "account", "LIST")).Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a line\n")]
    [InlineData(" a line\ndone")]
    [InlineData(" done\n")]
    public void An_answer_that_was_cut_is_not_taken_for_a_whole_one(string answer)
    {
        var parsed = AdminProtocol.Parse(answer);

        Assert.False(parsed.IsDone);
        Assert.Contains("may have been done", parsed.Failure);
    }

    [Fact]
    public async Task At_the_stop_a_silent_client_is_told()
    {
        await using var host = await AdminHost.StartAsync(Data);
        await using var silent = await AdminHost.ConnectAsync(Data);
        await host.Time.TimerAsync(RequestTime);

        await host.StopSocketAsync();

        Assert.Equal("failed: the server is stopping\n", await AdminHost.ReadToEndAsync(silent));
    }

    private static Task<AdminAnswer> AskAsync(string data, string service, string text) =>
        AdminClient.AskAsync(data, service, text, TimeProvider.System, TestContext.Current.CancellationToken).Guarded();

    // The limits begin when each connection is accepted: time passes until all of them are over.
    private static async Task PassAsync(AdminHost host, params NetworkStream[] silent)
    {
        foreach (var stream in silent)
        {
            var over = ByteOrEndAsync(stream);
            while (!over.IsCompleted)
            {
                host.Time.Advance(RequestTime);
                await Task.WhenAny(over, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken));
            }
        }
    }

    private static Task<bool> ByteOrEndAsync(NetworkStream stream) => Task.Run(() => stream.Socket.Poll(TimeSpan.FromSeconds(20), SelectMode.SelectRead));
}
