using System.Diagnostics;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Durability;

/// <summary>The real server on a small disk that fills up: nothing unsaved is shown, senders are told, and it goes on when there is room.</summary>
[Collection("Server processes")]
public sealed class FullDiskTests
{
    private const string Room = "#lobby";
    private const int DiskMegabytes = 16;

    // Long lines fill the disk sooner.
    private static readonly string Padding = new('x', 380);

    [Fact]
    public async Task When_the_disk_is_full_senders_get_FAIL_and_service_resumes_when_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(DiskMegabytes);
        disk.Fill(DiskMegabytes / 2);
        await using var server = await ServerProcess.StartAsync(disk.DataFolder, environment: Unlimited.Environment);
        await using var sender = await EnterAsync(server.Port, "sender");
        await using var member = await EnterAsync(server.Port, "member");

        var (shown, refused) = await SayUntilRefusedAsync(sender);
        disk.Free();
        await SayUntilShownAsync(sender, shown);

        var heard = await HeardAsync(member, shown[^1]);
        Assert.Equal(shown, heard);
        Assert.DoesNotContain(refused, heard);
        var audit = new HistoryAudit(Room);
        await using var auditor = await EnterAsync(server.Port, "auditor");
        await audit.ReadOnAsync(auditor);
        audit.Holds(heard, "member");
        Assert.Equal(heard.Count, audit.Count);
    }

    private static async Task<ILineWire> EnterAsync(int port, string nick)
    {
        var wire = await Wires.PlainAsync(port);
        await wire.SendAsync("CAP REQ :message-tags server-time batch draft/chathistory standard-replies");
        await wire.EnterAsync(nick, Room);
        return wire;
    }

    // One line at a time: its echo, or a FAIL.
    private static async Task<(List<string> Shown, string Refused)> SayUntilRefusedAsync(ILineWire sender)
    {
        List<string> shown = [];
        for (var i = 0; i < 100_000; i++)
        {
            var text = $"~{i} {Padding}";
            if (!await IsShownAsync(sender, text))
                return (shown, text);
            shown.Add(text);
        }

        Assert.Fail("The disk never filled up");
        return default;
    }

    private static async Task SayUntilShownAsync(ILineWire sender, List<string> shown)
    {
        for (var i = 0; i < 1000; i++)
        {
            var text = $"~again {i}";
            if (!await IsShownAsync(sender, text))
                continue;
            shown.Add(text);
            return;
        }

        Assert.Fail("Service never resumed");
    }

    private static async Task<bool> IsShownAsync(ILineWire sender, string text)
    {
        await sender.SayAsync(Room, text);
        while (await sender.ReadAsync() is { } line)
        {
            if (sender.TextOf(line, Room) == text)
                return true;
            if (line.Contains(" FAIL PRIVMSG MESSAGE_NOT_STORED ", StringComparison.Ordinal))
                return false;
        }

        throw new EndOfStreamException();
    }

    private static async Task<List<string>> HeardAsync(ILineWire member, string last)
    {
        List<string> heard = [];
        while (heard is [] || heard[^1] != last)
        {
            if (member.TextOf(await member.ReadAsync() ?? throw new EndOfStreamException(), Room) is { } text)
                heard.Add(text);
        }

        return heard;
    }

    /// <summary>A file system in memory, with a file on it that takes the room.</summary>
    private sealed class SmallDisk(TemporaryFolder folder) : IAsyncDisposable
    {
        public string DataFolder => Path.Combine(folder.Path, "data");

        private string Ballast => Path.Combine(folder.Path, "ballast");

        public static async Task<SmallDisk> MountAsync(int megabytes)
        {
            var folder = new TemporaryFolder();
            if (!await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder.Path))
            {
                folder.Dispose();
                Assert.Skip("A small tmpfs cannot be mounted here: that needs root");
            }

            return new SmallDisk(folder);
        }

        public void Fill(int megabytes) => File.WriteAllBytes(Ballast, new byte[megabytes << 20]);

        public void Free() => File.Delete(Ballast);

        public async ValueTask DisposeAsync()
        {
            await RunAsync("umount", "--lazy", folder.Path);
            folder.Dispose();
        }

        private static async Task<bool> RunAsync(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
    }
}
