using System.Text.RegularExpressions;

namespace ChatOn.Architecture.Tests;

/// <summary>The tests that say which specification they are of: <c>[Trait("Spec", "IRCv3/document#clause")]</c> in the sources.</summary>
internal static partial class SpecTraits
{
    /// <summary>All in the tests; those of this project speak of made-up files.</summary>
    public static IReadOnlyList<SpecTrait> All { get; } =
        [.. Repository.Sources
            .Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal) && !file.Path.StartsWith("tests/ChatOn.Architecture.Tests/", StringComparison.Ordinal))
            .SelectMany(file => Find(file.Path, file.Text))];

    public static IEnumerable<SpecTrait> Find(string path, string text) => Pattern().Matches(text)
        .Select(match => new SpecTrait(path, match.Groups["document"].Value, match.Groups["clause"] is { Success: true } clause ? clause.Value : null));

    [GeneratedRegex("""\[[^\]\n]*Trait\("Spec", "IRCv3/(?<document>[^"#]*)(?:#(?<clause>[^"]*))?"\)""")]
    private static partial Regex Pattern();
}

/// <summary>A test's claim to be of a document, or of one clause of it.</summary>
/// <param name="Path">The source.</param>
/// <param name="Clause">As it is written; null for the whole document.</param>
internal sealed record SpecTrait(string Path, string Document, string? Clause)
{
    /// <summary>The class, which is named like its file.</summary>
    public string ClassName => System.IO.Path.GetFileNameWithoutExtension(Path);
}
