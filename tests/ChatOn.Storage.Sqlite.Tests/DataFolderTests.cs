using System.Diagnostics;

namespace ChatOn.Storage.Sqlite.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void A_second_server_on_one_folder_is_refused_until_the_first_has_let_go()
    {
        var path = _temporary.File("data");
        using (DataFolder.Open(path))
        {
            var refusal = Assert.Throws<DataFolderInUseException>(() => DataFolder.Open(path));
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        }

        DataFolder.Open(path).Dispose();
    }

    [Fact]
    public async Task A_killed_server_holds_its_folder_no_longer()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "There is no flock(1) here to hold the folder from another process.");
        var path = _temporary.File("data");
        DataFolder.Open(path).Dispose();
        using var holder = Process.Start(new ProcessStartInfo("/usr/bin/flock", ["-o", Path.Combine(path, "chaton.lock"), "sh", "-c", "echo held; cat"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync());

        Assert.Throws<DataFolderInUseException>(() => DataFolder.Open(path));
        holder.Kill();
        await holder.WaitForExitAsync();
        DataFolder.Open(path).Dispose();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_with_what_to_do()
    {
        var file = _temporary.File("file");
        File.WriteAllText(file, "");

        var refusal = Assert.Throws<DataFolderNotWritableException>(() => DataFolder.Open(Path.Combine(file, "data")));

        Assert.Contains("--data", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused()
    {
        // Not even root makes files there.
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /proc.");

        Assert.Throws<DataFolderNotWritableException>(() => DataFolder.Open("/proc"));
    }
}
