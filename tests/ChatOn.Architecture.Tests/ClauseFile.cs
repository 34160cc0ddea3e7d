using System.Text.RegularExpressions;

namespace ChatOn.Architecture.Tests;

/// <summary>
/// A file <c>docs/ircv3/document.md</c>: a heading with the document's name, a line <c>status · URL</c>, a word on the whole if there is one, and a numbered list of clauses
/// <c>1. MUST (client): text — not done: reason</c>, whose lines may go on indented.
/// </summary>
/// <param name="Document">The specification, by the name of its file.</param>
/// <param name="Status">ratified, draft, proposed or vendor.</param>
/// <param name="Url">Where it is: an address, or a page of this repository relative to the file.</param>
/// <param name="Problems">What is wrong with the file, a line each; empty when it is in order.</param>
internal sealed partial record ClauseFile(string Document, string Status, string Url, IReadOnlyList<Clause> Clauses, IReadOnlyList<string> Problems)
{
    public const string Folder = "docs/ircv3";

    private static readonly string[] Statuses = ["ratified", "draft", "proposed", "vendor"];

    private static readonly string[] Keywords = ["MUST", "MUST NOT", "SHOULD", "SHOULD NOT", "REQUIRED", "RECOMMENDED", "NOT RECOMMENDED", "MAY"];

    /// <summary>Every file there is, by name.</summary>
    public static IReadOnlyList<ClauseFile> All { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, Folder), "*.md").Order(StringComparer.Ordinal)
            .Select(path => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))];

    public string Link => $"{Folder}/{Document}.md";

    /// <summary>Reads a file; what is wrong with it is in <see cref="Problems"/>.</summary>
    /// <param name="document">The name of the file, without its ending.</param>
    public static ClauseFile Parse(string document, string text)
    {
        var problems = new List<string>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0] != $"# {document}")
            problems.Add($"{document}: the first line is not \"# {document}\"");
        var (status, url) = ReadHead(document, lines.ElementAtOrDefault(1) ?? "", problems);
        var clauses = ReadItems(document, [.. lines.Skip(2)], problems).Select((item, index) => ReadClause(document, item, index + 1, problems)).OfType<Clause>().ToList();
        if (clauses.Count == 0)
            problems.Add($"{document}: has no clauses");
        return new ClauseFile(document, status, url, clauses, problems);
    }

    private static (string Status, string Url) ReadHead(string document, string line, List<string> problems)
    {
        var parts = line.Split(" · ");
        if (parts.Length != 2)
        {
            problems.Add($"{document}: the second line is not \"status · URL\"");
            return ("", "");
        }

        if (!Statuses.Contains(parts[0]))
            problems.Add($"{document}: \"{parts[0]}\" is no status, which is one of {string.Join(", ", Statuses)}");
        if (!UrlPattern().IsMatch(parts[1]))
            problems.Add($"{document}: \"{parts[1]}\" is neither an https address nor a page in docs/protocol");
        return (parts[0], parts[1]);
    }

    // A line that begins with a number begins an item; an indented one goes on with it. What stands before the first is said of all.
    private static List<string> ReadItems(string document, IReadOnlyList<string> lines, List<string> problems)
    {
        var items = new List<string>();
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (char.IsAsciiDigit(line[0]))
                items.Add(line.TrimEnd());
            else if (line[0] == ' ' && items.Count > 0)
                items[^1] += " " + line.Trim();
            else if (items.Count > 0)
                problems.Add($"{document}: \"{line}\" belongs to no clause");
        }

        return items;
    }

    private static Clause? ReadClause(string document, string item, int expected, List<string> problems)
    {
        var match = ClausePattern().Match(item);
        if (!match.Success)
        {
            problems.Add($"{document}: \"{item}\" is no clause, which is \"1. MUST: text\" or \"1. MUST (client): text\"");
            return null;
        }

        var number = int.Parse(match.Groups["number"].Value);
        if (number != expected)
            problems.Add($"{document}: clause {number} stands where {expected} should");
        if (!Keywords.Contains(match.Groups["keyword"].Value))
            problems.Add($"{document}#{number}: {match.Groups["keyword"].Value} is no keyword, which is one of {string.Join(", ", Keywords)}");
        var reason = match.Groups["reason"] is { Success: true } given ? given.Value : null;
        if (reason is null && match.Groups["text"].Value.Contains("not done:", StringComparison.Ordinal))
            problems.Add($"{document}#{number}: \"not done:\" needs \" — \" before it and its reason behind it");
        return new Clause(number, match.Groups["keyword"].Value, match.Groups["client"].Success, match.Groups["text"].Value, reason);
    }

    [GeneratedRegex(@"^(https://\S+|\.\./protocol/[\w-]+\.md|docs/protocol/[\w-]+\.md)$")]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"^(?<number>[0-9]{1,4})\. (?<keyword>[A-Z][A-Z ]*[A-Z])(?<client> \(client\))?: (?<text>\S.*?)(?: — (?<reason>(?:not done|does not apply): \S.*))?$")]
    private static partial Regex ClausePattern();
}
