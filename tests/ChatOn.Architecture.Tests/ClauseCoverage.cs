namespace ChatOn.Architecture.Tests;

/// <summary>What clause files and tests owe each other; every finding is a line that names what is wrong.</summary>
/// <param name="files">The clause files.</param>
/// <param name="traits">What the tests claim.</param>
internal sealed class ClauseCoverage(IReadOnlyList<ClauseFile> files, IReadOnlyList<SpecTrait> traits)
{
    /// <summary>Documents without a file.</summary>
    public IEnumerable<string> Missing(IEnumerable<string> documents) => documents.Where(document => files.All(file => file.Document != document));

    /// <summary>Files of documents that nobody asked for.</summary>
    public IEnumerable<string> Unasked(IReadOnlyList<string> documents) => files.Select(file => file.Document).Where(document => !documents.Contains(document));

    /// <summary>Clauses that neither a test nor a reason answers for.</summary>
    public IEnumerable<string> Untested() => files.SelectMany(file => file.Clauses
        .Where(clause => clause.NeedsTest && !TestsOf(file, clause).Any())
        .Select(clause => $"{file.Document}#{clause.Number} has neither a test nor a reason: {clause.Text}"));

    /// <summary>Documents that no test names, though something of them is there to be tested.</summary>
    public IEnumerable<string> WithoutTests() =>
        files.Where(file => !TestsOf(file).Any() && !file.Clauses.All(clause => clause.Reason is not null)).Select(file => file.Document);

    /// <summary>Traits of documents or clauses that are not there.</summary>
    /// <param name="documents">Those that may be named.</param>
    public IEnumerable<string> Unfounded(IReadOnlyList<string> documents) => traits
        .Where(trait => !IsFounded(trait, documents))
        .Select(trait => $"{trait.Path}: there is no IRCv3/{trait.Document}{(trait.Clause is null ? "" : "#" + trait.Clause)}");

    public IEnumerable<SpecTrait> TestsOf(ClauseFile file) => traits.Where(trait => trait.Document == file.Document);

    /// <summary>How many clauses that bind a server have a test.</summary>
    public int Tested(ClauseFile file) => file.Clauses.Count(clause => !clause.IsForClients && TestsOf(file, clause).Any());

    private IEnumerable<SpecTrait> TestsOf(ClauseFile file, Clause clause) =>
        traits.Where(trait => trait.Document == file.Document && trait.Clause == clause.Number.ToString());

    private bool IsFounded(SpecTrait trait, IReadOnlyList<string> documents)
    {
        if (trait.Clause is null)
            return documents.Contains(trait.Document);
        return files.Any(file => file.Document == trait.Document && file.Clauses.Any(clause => clause.Number.ToString() == trait.Clause));
    }
}
