namespace ChatOn.Architecture.Tests;

/// <summary>Every clause of IRCv3 that binds a server has a test, or a reason why not.</summary>
public sealed class ClauseTests
{
    private static readonly ClauseCoverage Coverage = new(ClauseFile.All, SpecTraits.All);

    [Fact]
    public void Every_document_has_its_clauses_listed() => Assert.Empty(Coverage.Missing(Specifications.Documents));

    [Fact]
    public void Nothing_is_listed_that_is_no_document() => Assert.Empty(Coverage.Unasked(Specifications.Documents));

    [Fact]
    public void Every_list_is_in_order() => Assert.Empty(ClauseFile.All.SelectMany(file => file.Problems));

    [Fact]
    public void Every_clause_for_a_server_has_a_test_or_a_reason() => Assert.Empty(Coverage.Untested());

    [Fact]
    public void Every_document_has_a_test() => Assert.Empty(Coverage.WithoutTests());

    [Fact]
    public void Every_test_names_what_there_is() => Assert.Empty(Coverage.Unfounded(Specifications.Documents));

    [Fact]
    public void Specifications_are_named_in_one_way() => Assert.Empty(Repository.Sources
        .Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal) && !file.Path.EndsWith("/ClauseTests.cs", StringComparison.Ordinal))
        .Where(file => file.Text.Contains("\"Spec\", \"Modern/", StringComparison.Ordinal) || file.Text.Contains("\"Spec\", \"ircv3/", StringComparison.Ordinal)));
}
