using System.Xml.Linq;
using ChatOn.Client;
using ChatOn.Host;
using ChatOn.Protocol;
using ChatOn.Server;

namespace ChatOn.Architecture.Tests;

/// <summary>What projects may see (design: Protocol, then Server, then adapters and Host, then the executable), and which packages they use.</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> MaySee = new()
    {
        ["ChatOn.Protocol"] = [],
        ["ChatOn.Server"] = ["ChatOn.Protocol"],
        ["ChatOn.Storage.Sqlite"] = ["ChatOn.Server", "ChatOn.Protocol"],
        ["ChatOn.Host"] = ["ChatOn.Storage.Sqlite", "ChatOn.Server", "ChatOn.Protocol"],
        ["ChatOn.Client"] = ["ChatOn.Protocol"],
        ["ChatOn.Tui"] = ["ChatOn.Client"],
        ["chaton"] = ["ChatOn.Tui", "ChatOn.Client", "ChatOn.Host", "ChatOn.Storage.Sqlite", "ChatOn.Server", "ChatOn.Protocol"],
    };

    [Fact]
    public void Projects_see_only_what_they_may()
    {
        foreach (var project in Repository.Projects("src"))
        {
            var name = NameOf(project);
            Assert.True(MaySee.TryGetValue(name, out var allowed), $"{name} is new: it needs an ADR and a line here");
            var seen = XDocument.Load(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
            Assert.Subset(allowed.ToHashSet(), seen.ToHashSet());
        }
    }

    [Fact]
    public void Assemblies_use_only_what_they_may()
    {
        foreach (var assembly in new[] { typeof(IrcMessage).Assembly, typeof(IChatServer).Assembly, typeof(Storage.Sqlite.SqliteOptions).Assembly, typeof(HostOptions).Assembly, typeof(ClientSession).Assembly })
        {
            var used = assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name.StartsWith("ChatOn", StringComparison.Ordinal));
            Assert.Subset(MaySee[assembly.GetName().Name!].ToHashSet(), used.ToHashSet());
        }
    }

    [Fact]
    public void The_protocol_has_no_packages_and_does_no_io()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src/ChatOn.Protocol/ChatOn.Protocol.csproj"));
        Assert.Empty(project.Descendants("PackageReference"));
        Assert.DoesNotContain(Repository.Sources, file => file.Path.StartsWith("src/ChatOn.Protocol/", StringComparison.Ordinal)
            && file.Usings.Any(u => u is "System.IO" or "System.Net.Sockets" || u.StartsWith("System.Threading", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("System.Net.Sockets", "src/ChatOn.Host/", "src/ChatOn.Client/Connections/")]
    [InlineData("System.Net.Security", "src/ChatOn.Host/", "src/ChatOn.Client/Connections/")]
    [InlineData("Microsoft.AspNetCore", "src/ChatOn.Host/")]
    [InlineData("Microsoft.Data.Sqlite", "src/ChatOn.Storage.Sqlite/")]
    [InlineData("SQLitePCL", "src/ChatOn.Storage.Sqlite/")]
    public void Sockets_and_SQL_stay_where_they_belong(string what, params string[] homes) => Assert.Empty(
        Repository.Sources.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && !homes.Any(home => file.Path.StartsWith(home, StringComparison.Ordinal))
            && file.Text.Contains(what, StringComparison.Ordinal)));

    [Fact]
    public void Every_package_has_its_line_in_the_docs()
    {
        var documented = Repository.Read("docs/dependencies.md");
        var used = Directory.GetFiles(Repository.Root, "*.props").Concat(Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.props"))
            .Concat(new[] { "src", "tests", "bench", "fuzz" }.SelectMany(Repository.Projects))
            .SelectMany(path => XDocument.Load(path).Descendants("PackageReference"))
            .Select(reference => reference.Attribute("Include")?.Value).OfType<string>().Distinct();

        Assert.Empty(used.Where(package => !documented.Contains($"| {package} |", StringComparison.Ordinal)));
    }

    private static string NameOf(string project) =>
        XDocument.Load(project).Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(project);
}
