using System.Text.RegularExpressions;

namespace ChatOn.Architecture.Tests;

/// <summary>The repository as files.</summary>
internal static partial class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All C# sources that were written by people.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. new[] { "src", "tests", "bench", "fuzz" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => SourceFile.Read(Path.GetRelativePath(Root, path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IEnumerable<string> Projects(string folder) =>
        Directory.GetFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChatOn.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }

    /// <summary>One source.</summary>
    /// <param name="Path">From the root, with slashes.</param>
    internal sealed partial record SourceFile(string Path, string Text)
    {
        public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

        public string Namespace => NamespacePattern().Match(Text).Groups[1].Value;

        public IEnumerable<string> Usings => UsingPattern().Matches(Text).Select(match => match.Groups[1].Value);

        public static SourceFile Read(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(Root, path)));

        public override string ToString() => Path;

        [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex NamespacePattern();

        [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?([\w.]+)", RegexOptions.Multiline)]
        private static partial Regex UsingPattern();
    }
}
