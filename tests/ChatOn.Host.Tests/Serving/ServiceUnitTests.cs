using System.Runtime.CompilerServices;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Serving;

/// <summary><c>docs/chaton.service</c> says what the executable understands.</summary>
public sealed class ServiceUnitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_command_line_and_environment_are_understood()
    {
        var unit = await File.ReadAllLinesAsync(Path.Combine(Repository(), "docs", "chaton.service"), TestContext.Current.CancellationToken);
        var command = Value(unit, "ExecStart").Split(' ');
        var variable = Value(unit, "Environment").Split('=', 2);
        Assert.Equal(["/opt/chaton/chaton", "serve", "--data", "/var/lib/chaton"], command);

        // The same with a folder of the test's, checked instead of served.
        using var output = new StringWriter();
        using var input = new StringReader("");
        var exitCode = await Program.RunAsync(
            ["config", "show", "--data", _folder.Path],
            new Surroundings(input, output, output, TimeProvider.System) { Environment = new Dictionary<string, string> { [variable[0]] = variable[1] } });

        Assert.Equal(0, exitCode);
        Assert.Contains("\"banner\": false // " + variable[0], output.ToString(), StringComparison.Ordinal);
    }

    private static string Value(IEnumerable<string> unit, string key) => Assert.Single(unit, line => line.StartsWith(key + "=", StringComparison.Ordinal))[(key.Length + 1)..];

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
