using System.Text;
using System.Text.RegularExpressions;
using ChatOn.Protocol;

namespace ChatOn.Architecture.Tests;

/// <summary>docs/ircv3.md, made from the lists of clauses, the catalogue of capabilities, the tests and the sources.</summary>
internal static class Ircv3Page
{
    private const string Introduction = $"""
        # IRCv3, clause by clause
        <!-- Made from the code by scripts/docs; a test keeps it current. -->

        What the specifications of IRCv3 ask of a server, and where that is done and tested. The documents are those of
        [ircv3-specifications](https://github.com/ircv3/ircv3-specifications/tree/{Specifications.Commit}) at commit
        `{Specifications.Commit}` ({Specifications.CommitDate}), ratified and draft; beside them are proposals and extensions of other projects that
        are in use, and our own.

        Each document's obligations (MUST, SHOULD and their like) stand in its own list, in our words. *Clauses* counts those that bind a server: how
        many have a test, of how many. A test fails when one has neither a test nor a reason.

        | document | status | capability or token | where | clauses | tests |
        |---|---|---|---|---|---|

        """;

    private const string NotDone = """

        ## Not done, and why
        | clause | what is asked for | why not |
        |---|---|---|

        """;

    public static string Make()
    {
        var page = new StringBuilder(Introduction);
        var coverage = new ClauseCoverage(ClauseFile.All, SpecTraits.All);
        foreach (var file in ClauseFile.All)
            page.Append($"| [{file.Document}]({Relative(file.Url)}) | {file.Status} | {NamesOf(file)} | {PlacesOf(file)} | {ClausesOf(file, coverage)} | {TestsOf(file, coverage)} |\n");
        page.Append(NotDone);
        foreach (var file in ClauseFile.All)
        {
            foreach (var clause in file.Clauses.Where(clause => !clause.IsForClients && clause.Reason is not null))
                page.Append($"| [{file.Document}](ircv3/{file.Document}.md) {clause.Number} | {clause.Keyword}: {Cell(clause.Text)} | {Cell(clause.Reason!)} |\n");
        }

        return page.ToString();
    }

    private static string NamesOf(ClauseFile file)
    {
        var names = Capability.All.Where(capability => IsOf(capability, file)).Select(capability => capability.Name);
        if (Specifications.Tokens.TryGetValue(file.Document, out var token))
            names = names.Append(token);
        return string.Join(", ", names.Order(StringComparer.Ordinal).Select(name => $"`{name}`"));
    }

    private static bool IsOf(Capability capability, ClauseFile file) =>
        capability.Documentation.Split('#')[0].Replace("docs/protocol/", "../protocol/", StringComparison.Ordinal)
            == file.Url.Replace("docs/protocol/", "../protocol/", StringComparison.Ordinal);

    // The address as the server's code cites it, and not one that only begins like it.
    private static string PlacesOf(ClauseFile file)
    {
        var cited = new Regex(Regex.Escape(file.Url.Replace("../protocol/", "docs/protocol/", StringComparison.Ordinal)) + @"(?![\w/-]|\.\w)", RegexOptions.None, TimeSpan.FromSeconds(5));
        return string.Join(", ", Repository.Sources
            .Where(source => source.Path.StartsWith("src/", StringComparison.Ordinal) && !source.Path.StartsWith("src/ChatOn.Client/", StringComparison.Ordinal) && cited.IsMatch(source.Text))
            .Select(source => LinkTo(source.Path)));
    }

    private static string ClausesOf(ClauseFile file, ClauseCoverage coverage) =>
        $"[{coverage.Tested(file)}/{file.Clauses.Count(clause => !clause.IsForClients)}](ircv3/{file.Document}.md)";

    private static string TestsOf(ClauseFile file, ClauseCoverage coverage) =>
        string.Join(", ", coverage.TestsOf(file).Select(trait => trait.Path).Distinct().Order(StringComparer.Ordinal).Select(LinkTo));

    private static string LinkTo(string path) => $"[{Path.GetFileNameWithoutExtension(path)}](../{path})";

    private static string Relative(string url) =>
        url.Replace("../protocol/", "protocol/", StringComparison.Ordinal).Replace("docs/protocol/", "protocol/", StringComparison.Ordinal);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
