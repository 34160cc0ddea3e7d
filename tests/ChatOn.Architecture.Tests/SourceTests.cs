using System.Text.RegularExpressions;

namespace ChatOn.Architecture.Tests;

/// <summary>How the sources look.</summary>
public sealed partial class SourceTests(ITestOutputHelper output)
{
    private const int MaxLines = 400;

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var lengths = Repository.Sources.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)).Select(file => file.Lines).Order().ToList();
        output.WriteLine($"{lengths.Count} files in src, median {lengths[lengths.Count / 2]} lines, p90 {lengths[lengths.Count * 9 / 10]}, longest {lengths[^1]}");

        Assert.Empty(Repository.Sources.Where(file => file.Lines > MaxLines && file.Path.StartsWith("src/", StringComparison.Ordinal)).Select(file => $"{file}: {file.Lines} lines"));
    }

    [Fact]
    public void No_folder_or_type_is_named_after_nothing() => Assert.Empty(Repository.Sources.Where(file => Nothing().IsMatch(file.Path)));

    [Fact]
    public void Every_file_says_what_it_is() => Assert.Empty(
        Repository.Sources.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && !file.Text.Contains("/// <summary>", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_is_left_to_be_done_and_nothing_is_folded_away() =>
        Assert.Empty(Repository.Sources.Where(file => Left().IsMatch(file.Text)).Select(file => $"{file}: {Left().Match(file.Text).Value}"));

    [Fact]
    public void Only_renderers_and_the_answers_to_the_requester_ask_what_a_client_can_do()
    {
        // JoinPlayback is for clients that cannot ask for history themselves: that is what it asks.
        string[] mayAsk = ["src/ChatOn.Server/Rendering/", "src/ChatOn.Server/Commands/CommandContext.cs", "src/ChatOn.Server/Commands/Registration/CapCommand.cs", "src/ChatOn.Server/Commands/CapabilityNotices.cs", "src/ChatOn.Server/History/JoinPlayback.cs"];

        Assert.Empty(Repository.Sources.Where(file => file.Path.StartsWith("src/ChatOn.Server/", StringComparison.Ordinal)
            && file.Text.Contains("Has(Capability.", StringComparison.Ordinal)
            && !mayAsk.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal))));
    }

    [GeneratedRegex(@"(^|/)(Common|Core|Utils?|Helpers?|Shared)/|\w(Manager|Helper|Processor|Impl|Utils?)\.cs$")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"//.*\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b|^\s*#[r]egion|Not[I]mplementedException\(", RegexOptions.Multiline)]
    private static partial Regex Left();
}
