using ChatOn.Tui.Remembering;

namespace ChatOn.Tui.Tests.Remembering;

public sealed class SettingsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chaton-settings-").FullName;

    private string File => Path.Combine(_folder, "chaton", "settings.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_chosen_is_there_again_and_only_its_owner_reads_it()
    {
        Assert.Null(new SettingsFile(File).Change(settings => settings with { Theme = "light", Is12Hours = true, ShowRooms = false }));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal(new Settings { Theme = "light", Is12Hours = true, ShowRooms = false }, new SettingsFile(File).Now);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("null")]
    public void A_broken_file_costs_the_settings_only(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text);
        Assert.Equal(new Settings(), new SettingsFile(File).Now);
    }

    [Fact]
    public void Where_nothing_can_be_written_it_is_told()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "chaton"), "");
        Assert.Contains("not remembered", new SettingsFile(File).Change(settings => settings with { Theme = "light" }), StringComparison.Ordinal);
    }
}
