namespace ChatOn.Architecture.Tests;

/// <summary>What the folders of ChatOn.Server may see of each other. Facts know nothing of behaviour; behaviour knows facts.</summary>
public sealed class NamespaceTests
{
    private const string Server = "ChatOn.Server.";

    // The welcome is the one place where entering the chat sends what commands say too (MOTD, LUSERS, ISUPPORT).
    private static readonly string[] SeesAnArea = ["src/ChatOn.Server/Sessions/Welcome.cs"];

    [Theory]
    [InlineData("Storage", "")]
    [InlineData("Events", "State")]
    [InlineData("Rendering.Tags", "Events")]
    [InlineData("State", "Storage Loop Sessions")]
    [InlineData("Loop", "Connections Events History State Storage")]
    [InlineData("Connections", "Loop Sessions")]
    [InlineData("Rendering", "Commands Events Rendering.Tags Sessions State")]
    [InlineData("Accounts.Mechanisms", "Accounts Connections")]
    [InlineData("Accounts", "Delivery Loop State Storage")]
    [InlineData("Audit", "Loop State Storage")]
    [InlineData("Delivery", "Commands Events History Loop Rendering Sessions State Storage")]
    [InlineData("History", "Accounts Delivery Events Loop Rendering Rendering.Tags Sessions State Storage")]
    public void Folders_see_only_what_they_may(string folder, string allowed)
    {
        var may = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Server + name).Append("ChatOn.Server").ToHashSet();
        var files = Repository.Sources.Where(file => file.Namespace == Server + folder).ToList();

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => file.Usings
            .Where(u => u.StartsWith(Server, StringComparison.Ordinal) && !may.Contains(u))
            .Select(u => $"{file} uses {u}")));
    }

    [Fact]
    public void Nobody_sees_an_area_of_commands_but_commands() => Assert.Empty(
        Repository.Sources.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)
            && !file.Namespace.StartsWith("ChatOn.Server.Commands", StringComparison.Ordinal)
            && !SeesAnArea.Contains(file.Path)
            && file.Usings.Any(u => u.StartsWith("ChatOn.Server.Commands.", StringComparison.Ordinal))));

    [Fact]
    public void Namespaces_are_folders()
    {
        foreach (var file in Repository.Sources.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Namespace.Length > 0))
            Assert.Equal(Path.GetDirectoryName(file.Path)!["src/".Length..].Replace('/', '.'), file.Namespace);
    }
}
