using ChatOn.Fuzz;

namespace ChatOn.Protocol.Tests;

/// <summary>The fuzz targets of parsers over their corpus, and over a bounded number of mutations of it that are the same in every run.</summary>
public sealed class FuzzCorpusTests
{
    private const int Mutations = 3_000;

    public static TheoryData<string> Targets => [.. FuzzTarget.Parsers.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_invariants_hold_for_the_corpus_and_its_mutations(string target)
    {
        var run = FuzzTarget.Parsers[target];
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "corpus", target)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        var corpus = files.Select(File.ReadAllBytes).ToList();
        foreach (var input in corpus)
            run(input);
        var mutator = new Mutator(corpus, seed: 20_260);
        for (var i = 0; i < Mutations; i++)
        {
            var input = mutator.Next();
            try
            {
                run(input);
            }
            catch (InvariantException e)
            {
                Assert.Fail($"Mutation {i}, {Convert.ToHexString(input)}: {e.Message}");
            }
        }
    }

    [Fact]
    public void Every_corpus_folder_has_its_target() =>
        Assert.Equal(
            FuzzTarget.All.Keys.Order(StringComparer.Ordinal),
            Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "corpus")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
