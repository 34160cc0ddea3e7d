using ChatOn.Server.Accounts;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Serving;

/// <summary>The verbs that end by themselves, run inside the test.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task The_version_is_told()
    {
        Assert.Equal(0, await RunAsync("--version"));
        Assert.Matches(@"^\d+\.\d+\.\d+", _output.ToString());
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("serve", "--lsiten", "localhost:1")]
    [InlineData("hash-password", "secret")]
    [InlineData("hash-password", "--iterations", "0")]
    [InlineData("backup")]
    public async Task A_wrong_command_line_ends_with_64(params string[] arguments)
    {
        Assert.Equal(64, await RunAsync(arguments));
        Assert.NotEmpty(_errors.ToString());
    }

    [Fact]
    public async Task A_password_from_standard_input_is_hashed()
    {
        Assert.Equal(0, await RunAsync(["hash-password", "--iterations", "10"], input: "pass word\nmore"));

        var hash = _output.ToString().TrimEnd();
        Assert.StartsWith("scram-sha256$10$", hash);
        Assert.True(PasswordVerifier.TryParse(hash, out var verifier));
        Assert.True(verifier.Verify("pass word"));
        Assert.False(verifier.Verify("password"));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(null, "none was given")]
    public async Task No_password_is_no_password(string? input, string message)
    {
        Assert.Equal(64, await RunAsync(["hash-password"], input is null ? "" : input + "\n"));
        Assert.Contains(message, _errors.ToString());
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task A_person_is_asked_twice()
    {
        var answers = new Queue<string>(["one", "two", "same", "same"]);
        string Ask(string question) => answers.Dequeue();

        Assert.Equal(64, await RunAsync(["hash-password", "--iterations", "1"], ask: Ask));
        Assert.Equal(0, await RunAsync(["hash-password", "--iterations", "1"], ask: Ask));
    }

    [Fact]
    public async Task The_configuration_is_shown_with_where_it_was_set()
    {
        Assert.Equal(0, await RunAsync("config", "show", "--data", _folder.Path, "--set", "limits.joins=5", "--listen", "localhost:0,irc"));

        Assert.Contains("\"joins\": 5, // --set", _output.ToString());
        Assert.Contains("\"commandBurst\": 30,", _output.ToString());
        Assert.Contains("\"protocols\": \"irc\"", _output.ToString());
        Assert.Contains($"\"dataFolder\": \"{_folder.Path}\", // --data", _output.ToString());
    }

    [Fact]
    public async Task A_configuration_in_order_passes_the_check()
    {
        await File.WriteAllTextAsync(_folder.File("chaton.json"), """{ "serverName": "a.example" }""", TestContext.Current.CancellationToken);

        Assert.Equal(0, await RunAsync("config", "check", "--data", _folder.Path));
        Assert.Contains("is in order", _output.ToString());
        Assert.Contains(_folder.File("chaton.json"), _output.ToString());
    }

    [Fact]
    public async Task A_faulty_one_ends_with_78_and_all_that_is_wrong()
    {
        await File.WriteAllTextAsync(_folder.File("chaton.json"), """{ "severName": "a.example", "limits": { "joins": "x" } }""", TestContext.Current.CancellationToken);

        Assert.Equal(78, await RunAsync("config", "check", "--data", _folder.Path));
        Assert.Contains("did you mean serverName?", _errors.ToString());
        Assert.Contains("limits.joins is \"x\"", _errors.ToString());
    }

    [Fact]
    public async Task A_setting_without_a_value_is_faulty()
    {
        Assert.Equal(78, await RunAsync("config", "check", "--set", "limits.joins"));
        Assert.Contains("must be an option and its value", _errors.ToString());
    }

    private Task<int> RunAsync(params string[] arguments) => RunAsync(arguments, "");

    private async Task<int> RunAsync(string[] arguments, string input = "", Func<string, string>? ask = null)
    {
        using var reader = new StringReader(input);
        return await Program.RunAsync(arguments, new Surroundings(reader, _output, _errors, TimeProvider.System)
        {
            Environment = new Dictionary<string, string>(),
            AskSecret = ask,
        });
    }
}
