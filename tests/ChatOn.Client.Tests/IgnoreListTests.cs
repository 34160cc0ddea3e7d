namespace ChatOn.Client.Tests;

public sealed class IgnoreListTests
{
    [Fact]
    public void It_is_remembered_in_a_file_that_only_its_owner_reads()
    {
        var folder = Directory.CreateTempSubdirectory("chaton-ignore-").FullName;
        var file = Path.Combine(folder, "ignored");
        var list = new IgnoreList(file);
        Assert.True(list.Add("bob"));
        Assert.False(list.Add("BOB"));
        Assert.False(list.Add("two words"));
        Assert.True(list.Add("*!*@evil"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(["bob!*@*", "*!*@evil"], new IgnoreList(file).All);
        Assert.True(new IgnoreList(file).Remove("bob"));
        Assert.Equal(["*!*@evil"], new IgnoreList(file).All);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_file_that_cannot_be_read_or_written_costs_the_memory_and_not_the_visit()
    {
        var folder = Directory.CreateTempSubdirectory("chaton-ignore-").FullName;
        var list = new IgnoreList(Path.Combine(folder, "file", "ignored"));
        File.WriteAllText(Path.Combine(folder, "file"), "in the way");
        Assert.True(list.Add("bob"));
        Assert.NotNull(list.Problem);
        Assert.Equal(["bob!*@*"], list.All);
        Directory.Delete(folder, recursive: true);
    }
}
