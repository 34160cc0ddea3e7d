using ChatOn.Host.Tests.Kit;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Administration;

/// <summary>The verbs that ask a running server, run inside the test: what they ask, what they print, how they end.</summary>
public sealed class AdminVerbTests : IDisposable
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

    [Theory]
    [InlineData("account HELP", "account")]
    [InlineData("account LIST a*", "account", "LIST", "a*")]
    [InlineData("account SUSPEND bob 1d rude words", "account", "SUSPEND", "bob", "1d", "rude words")]
    [InlineData("room INFO #x", "room", "INFO", "#x")]
    [InlineData("room MODE #x -i", "room", "MODE", "#x", "-i")]
    [InlineData("operator HELP", "operator")]
    [InlineData("operator list", "operator", "list")]
    [InlineData("operator remove bob", "operator", "remove", "bob")]
    [InlineData("operator ADD bob admin", "operator", "add", "bob")]
    [InlineData("operator ADD bob helper", "operator", "add", "bob", "--class", "helper")]
    [InlineData("operator ADD bob admin CREATE", "operator", "add", "--create", "bob")]
    [InlineData("operator ADD bob helper CREATE", "operator", "add", "bob", "--create", "--class=helper")]
    [InlineData("operator BAN", "ban")]
    [InlineData("operator BAN ADD 192.0.2.0/24 1d spam", "ban", "ADD", "192.0.2.0/24", "1d", "spam")]
    [InlineData("operator AUDIT", "audit")]
    [InlineData("operator AUDIT 20", "audit", "20")]
    [InlineData("operator PROTECT slow 10m", "protect", "slow", "10m")]
    [InlineData("account SUSPEND bob two lines", "account", "SUSPEND", "bob", "two\nlines")]
    public async Task Words_become_a_request(string request, params string[] arguments)
    {
        using var server = new FakeAdminServer(_folder.Path, "done\n");

        Assert.Equal(0, await RunAsync([.. arguments, "--data", _folder.Path]));

        Assert.Equal(request, await server.Request.Guarded());
    }

    [Fact]
    public async Task What_is_done_is_printed_and_ends_with_0()
    {
        using var server = new FakeAdminServer(_folder.Path, " one\n two\ndone\n");

        Assert.Equal(0, await RunAsync(["account", "LIST", "--data", _folder.Path]));

        Assert.Equal("one\ntwo\n", _output.ToString());
        Assert.Empty(_errors.ToString());
    }

    [Theory]
    [InlineData(" why not\nrefused\n", "why not\n")]
    [InlineData("failed: too long\n", "chaton: too long\n")]
    [InlineData(" half\n", "half\nchaton: the server ended before it had answered; what was asked for may have been done\n")]
    [InlineData("", "chaton: the server ended before it had answered; what was asked for may have been done\n")]
    public async Task What_is_not_done_is_an_error_and_ends_with_1(string answer, string printed)
    {
        using var server = new FakeAdminServer(_folder.Path, answer);

        Assert.Equal(1, await RunAsync(["account", "LIST", "--data", _folder.Path]));

        Assert.Empty(_output.ToString());
        Assert.Equal(printed, _errors.ToString());
    }

    [Fact]
    public async Task Without_a_server_it_ends_with_68_and_says_what_to_do()
    {
        Assert.Equal(68, await RunAsync(["operator", "add", "bob", "--data", _folder.Path]));
        Assert.Contains($"No server runs on the data folder '{_folder.Path}'", _errors.ToString());
    }

    [Theory]
    [InlineData("operator", "add")]
    [InlineData("operator", "add", "bob", "amy")]
    [InlineData("operator", "add", "bob", "--class")]
    public async Task A_wrong_command_line_ends_with_64(params string[] arguments)
    {
        Assert.Equal(64, await RunAsync(arguments));
        Assert.NotEmpty(_errors.ToString());
    }

    [Fact]
    public async Task A_faulty_configuration_ends_with_78() => Assert.Equal(78, await RunAsync(["account", "LIST", "--set", "limits.joins", "--data", _folder.Path]));

    private async Task<int> RunAsync(string[] arguments)
    {
        using var reader = new StringReader("");
        return await Program.RunAsync(arguments, new Surroundings(reader, _output, _errors, TimeProvider.System) { Environment = new Dictionary<string, string>() });
    }
}
