using System.ComponentModel.DataAnnotations;
using ChatOn.Host.Configuration;

namespace ChatOn.Architecture.Tests;

/// <summary>Pages that are made from the code are what the code would make now.</summary>
public sealed class GeneratedPagesTests
{
    [Fact]
    public void The_configuration_page_is_current() => IsCurrent("docs/configuration.md", ConfigurationPage.Make());

    [Fact]
    public void The_page_of_commands_and_capabilities_is_current() => IsCurrent("docs/irc.md", IrcPage.Make());

    [Fact]
    public void The_page_of_the_services_is_current() => IsCurrent("docs/services.md", ServicesPage.Make());

    [Fact]
    public void The_page_of_rooms_is_current() => IsCurrent("docs/rooms.md", RoomsPage.Make());

    [Fact]
    public void The_page_of_IRCv3_is_current() => IsCurrent("docs/ircv3.md", Ircv3Page.Make());

    [Fact]
    public void Every_number_has_a_range() => Assert.Empty(OptionSchema.Root.Leaves()
        .Where(leaf => (leaf.Type == typeof(int) || leaf.Type == typeof(double)) && !leaf.Checks.Any(check => check is RangeAttribute))
        .Select(leaf => leaf.Path));

    [Fact]
    public void The_example_configuration_is_in_order()
    {
        var configuration = LoadedConfiguration.Load(new ConfigurationSources { ConfigFile = Path.Combine(Repository.Root, "docs/chaton.example.json") });
        Assert.NotEmpty(configuration.Places);
    }

    private static void IsCurrent(string path, string page)
    {
        var full = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(full, page);
        Assert.True(File.Exists(full) && File.ReadAllText(full) == page, $"{path} is not current: run scripts/docs");
    }
}
