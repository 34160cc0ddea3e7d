namespace ChatOn.Architecture.Tests;

/// <summary>The check of clauses finds what is wrong: files and tests that are made up.</summary>
public sealed class ClauseFileTests
{
    private const string Good = """
        # knock
        draft · https://ircv3.net/specs/extensions/knock

        1. MUST: a door is knocked at before it is opened.
        2. SHOULD NOT (client): a client knocks again at once.
        3. MUST: the door
           is closed again. — not done: it has a spring.
        4. SHOULD: the bell is rung. — does not apply: there is none.
        """;

    [Fact]
    public void A_file_falls_into_its_clauses()
    {
        var file = ClauseFile.Parse("knock", Good);

        Assert.Empty(file.Problems);
        Assert.Equal(("knock", "draft", "https://ircv3.net/specs/extensions/knock"), (file.Document, file.Status, file.Url));
        Assert.Equal(
            [
                new Clause(1, "MUST", false, "a door is knocked at before it is opened.", null),
                new Clause(2, "SHOULD NOT", true, "a client knocks again at once.", null),
                new Clause(3, "MUST", false, "the door is closed again.", "not done: it has a spring."),
                new Clause(4, "SHOULD", false, "the bell is rung.", "does not apply: there is none."),
            ],
            file.Clauses);
    }

    [Theory]
    [InlineData("# knock", "# other", "the first line")]
    [InlineData("# knock", "knock", "the first line")]
    [InlineData("draft ·", "finished ·", "is no status")]
    [InlineData("draft · https://ircv3.net/specs/extensions/knock", "draft", "the second line")]
    [InlineData("https://ircv3.net", "http://ircv3.net", "neither an https address")]
    [InlineData("1. MUST", "2. MUST", "clause 2 stands where 1 should")]
    [InlineData("3. MUST", "5. MUST", "clause 5 stands where 3 should")]
    [InlineData("4. SHOULD", "3. SHOULD", "clause 3 stands where 4 should")]
    [InlineData("1. MUST:", "1. OUGHT:", "OUGHT is no keyword")]
    [InlineData("1. MUST:", "1. must:", "is no clause")]
    [InlineData("1. MUST:", "1) MUST:", "is no clause")]
    [InlineData("1. MUST:", "1. MUST", "is no clause")]
    [InlineData("(client)", "(server)", "is no clause")]
    [InlineData(": a door is knocked at before it is opened.", ":", "is no clause")]
    [InlineData(" — not done: it has a spring.", " - not done: it has a spring.", "\"not done:\" needs")]
    [InlineData(" — not done: it has a spring.", " — not done:", "\"not done:\" needs")]
    [InlineData("   is closed again.", "is closed again.", "belongs to no clause")]
    public void A_broken_file_is_found_out(string part, string broken, string problem)
    {
        var text = Good.ReplaceLineEndings("\n").Replace(part, broken, StringComparison.Ordinal);

        Assert.Contains(ClauseFile.Parse("knock", text).Problems, found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# knock")]
    [InlineData("# knock\ndraft · https://ircv3.net/specs/extensions/knock\n")]
    public void A_file_without_clauses_is_found_out(string text) =>
        Assert.Contains("knock: has no clauses", ClauseFile.Parse("knock", text).Problems);

    [Fact]
    public void A_clause_is_answered_for_by_a_test_of_its_own_number_or_a_reason()
    {
        Assert.Equal(["knock#1 has neither a test nor a reason: a door is knocked at before it is opened."], With("IRCv3/knock").Untested());
        Assert.Single(With("IRCv3/knock#10").Untested());
        Assert.Single(With("IRCv3/knocking#1").Untested());
        Assert.Single(With("RFC/knock#1").Untested());
        Assert.Empty(With("IRCv3/knock#1").Untested());
        Assert.Equal(1, With("IRCv3/knock#1", "IRCv3/knock#2").Tested(ClauseFile.Parse("knock", Good)));
    }

    [Fact]
    public void A_test_of_what_is_not_there_is_found_out()
    {
        Assert.Equal(["tests/A.cs: there is no IRCv3/knock#5"], With("IRCv3/knock#5").Unfounded(["knock"]));
        Assert.Equal(["tests/A.cs: there is no IRCv3/knock#"], With("IRCv3/knock#").Unfounded(["knock"]));
        Assert.Equal(["tests/A.cs: there is no IRCv3/knock#01"], With("IRCv3/knock#01").Unfounded(["knock"]));
        Assert.Equal(["tests/A.cs: there is no IRCv3/Knock"], With("IRCv3/Knock").Unfounded(["knock"]));
        Assert.Equal(["tests/A.cs: there is no IRCv3/draft/knock#1"], With("IRCv3/draft/knock#1").Unfounded(["knock"]));
        Assert.Empty(With("IRCv3/knock", "IRCv3/knock#4").Unfounded(["knock"]));
    }

    [Fact]
    public void A_document_without_a_list_or_a_test_is_found_out()
    {
        Assert.Equal(["ring"], With().Missing(["knock", "ring"]));
        Assert.Equal(["knock"], With().Unasked(["ring"]));
        Assert.Equal(["knock"], With("IRCv3/ring").WithoutTests());
        Assert.Empty(With("IRCv3/knock").WithoutTests());
    }

    [Fact]
    public void Traits_are_found_however_they_stand()
    {
        var found = SpecTraits.Find("tests/A.cs", """
            [Trait("Spec", "IRCv3/knock")]
            [Fact, Trait("Spec", "IRCv3/knock#2")]
                [Trait("Spec", "IRCv3/sasl-3.1#3")]
            [Trait("Spec", "RFC4422")]
            // "Spec", "IRCv3/comment#1"
            """);

        Assert.Equal([("knock", null), ("knock", "2"), ("sasl-3.1", "3")], found.Select(trait => (trait.Document, trait.Clause)));
    }

    private static ClauseCoverage With(params string[] specs) => new(
        [ClauseFile.Parse("knock", Good)],
        [.. SpecTraits.Find("tests/A.cs", string.Concat(specs.Select(spec => $"[Trait(\"Spec\", \"{spec}\")]\n")))]);
}
