using System.Runtime.CompilerServices;
using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.Serving;

/// <summary>The launcher <c>./chaton</c> in a folder with blanks, with a <c>dotnet</c> that only pretends to build.</summary>
public sealed class LauncherTests : IDisposable
{
    // All that the launcher may need of the system; whatever dotnet is installed is not among it.
    private static readonly string[] Tools =
        ["bash", "env", "readlink", "dirname", "find", "mkdir", "flock", "touch", "mv", "sed", "tail", "ls", "cat", "chmod"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _root;
    private readonly string _bin;

    public LauncherTests()
    {
        _root = _folder.File("my chat on");
        _bin = _folder.File("bin");
        Directory.CreateDirectory(Path.Combine(_root, "src"));
        Directory.CreateDirectory(_bin);
        Directory.CreateDirectory(Path.Combine(_root, "scripts"));
        File.Copy(Path.Combine(Repository(), "chaton"), Launcher);
        InstallWebBuild("exit 69");
        foreach (var file in new[] { "src/Program.cs", "src/packages.lock.json", "Directory.Build.props", "global.json", ".editorconfig" })
            File.WriteAllText(Path.Combine(_root, file), "");
        foreach (var tool in Tools)
        {
            if (new[] { "/bin", "/usr/bin" }.Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists) is { } path)
                File.CreateSymbolicLink(Path.Combine(_bin, tool), path);
        }
    }

    private string Launcher => Path.Combine(_root, "chaton");

    private string Calls => File.Exists(_folder.File("calls")) ? File.ReadAllText(_folder.File("calls")) : "";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_builds_once_and_passes_its_arguments_on()
    {
        InstallDotnet(buildExitCode: 0);

        var first = await RunAsync("serve", "--data", "a b", "");
        var calls = Calls;
        var second = await RunAsync("x");

        Assert.Equal((0, "4 arguments: serve|--data|a b||\n"), (first.ExitCode, first.Output));
        Assert.Contains("building", first.Errors);
        Assert.Contains("build " + Path.Combine(_root, "src/ChatOn") + " -c Release", calls);
        Assert.Equal("1 arguments: x|\n", second.Output);
        Assert.Equal("", second.Errors);
        Assert.Equal(calls, Calls);
    }

    [Fact]
    public async Task A_newer_source_makes_it_build_again_and_a_lock_file_does_not()
    {
        InstallDotnet(buildExitCode: 0);
        await RunAsync();
        var calls = Calls;

        Touch("src/packages.lock.json");
        await RunAsync();
        Assert.Equal(calls, Calls);

        Touch("src/New.cs");
        await RunAsync();
        Assert.NotEqual(calls, Calls);
    }

    [Fact]
    public async Task It_works_through_a_link_from_anywhere()
    {
        InstallDotnet(buildExitCode: 0);
        File.CreateSymbolicLink(_folder.File("link"), Launcher);

        var (exitCode, output, _) = await RunAsync(_folder.File("link"), ["hello"]);

        Assert.Equal((0, "1 arguments: hello|\n"), (exitCode, output));
    }

    [Fact]
    public async Task Without_an_SDK_it_says_where_to_get_one()
    {
        var (exitCode, _, errors) = await RunAsync("serve");

        Assert.Equal(69, exitCode);
        Assert.Contains("The .NET SDK 10.0 is missing", errors);
        Assert.Contains("apt-get install dotnet-sdk-10.0", errors);
    }

    [Fact]
    public async Task A_build_that_fails_is_shown_and_tried_again()
    {
        InstallDotnet(buildExitCode: 1);
        var (exitCode, _, errors) = await RunAsync("serve");
        Assert.Equal(70, exitCode);
        Assert.Contains("the compiler says", errors);

        InstallDotnet(buildExitCode: 0);
        Assert.Equal(0, (await RunAsync("serve")).ExitCode);
    }

    [Fact]
    public async Task A_browser_client_that_is_newer_or_not_current_makes_it_build_again()
    {
        InstallDotnet(buildExitCode: 0);
        await RunAsync();
        var calls = Calls;
        Directory.CreateDirectory(Path.Combine(_root, "web/dist"));

        Touch("web/dist/index.html");
        await RunAsync();
        Assert.NotEqual(calls, Calls);

        File.SetLastWriteTimeUtc(Path.Combine(_root, "web/dist/index.html"), DateTime.UnixEpoch);
        InstallWebBuild("exit 0");
        calls = Calls;
        await RunAsync();
        Assert.Equal(calls, Calls);

        InstallWebBuild("[ \"${1:-}\" != check ]");
        await RunAsync();
        Assert.NotEqual(calls, Calls);
    }

    [Fact]
    public async Task A_browser_client_that_cannot_be_built_is_said_and_stops_nothing()
    {
        InstallDotnet(buildExitCode: 0);
        InstallWebBuild("echo install Node.js >&2; exit 69");

        var (exitCode, output, errors) = await RunAsync("serve");

        Assert.Equal((0, "1 arguments: serve|\n"), (exitCode, output));
        Assert.Contains("install Node.js", errors);
        Assert.Contains("without the browser client", errors);
    }

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync(Launcher, arguments);

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string launcher, string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["PATH"] = _bin, ["HOME"] = _folder.Path, ["DOTNET_ROOT"] = "" };
        await using var process = ChildProcess.Start(launcher, arguments, environment);
        process.EndInput();
        return (await process.ExitAsync(), process.Output.Text, process.Errors.Text);
    }

    private void Touch(string file)
    {
        var path = Path.Combine(_root, file);
        File.WriteAllText(path, "");
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(Path.Combine(_root, "artifacts/chaton.built")).AddSeconds(5));
    }

    private void InstallWebBuild(string commands)
    {
        var script = Path.Combine(_root, "scripts/web");
        File.WriteAllText(script, "#!/usr/bin/env bash\n" + commands + "\n");
        File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
    }

    private void InstallDotnet(int buildExitCode)
    {
        var program = Path.Combine(_root, "artifacts/bin/ChatOn/release/chaton");
        File.WriteAllText(Path.Combine(_bin, "dotnet"), $$"""
            #!/usr/bin/env bash
            echo "$*" >>'{{_folder.File("calls")}}'
            case $1 in
              --version) echo 10.0.401 ;;
              --list-runtimes) echo 'Microsoft.NETCore.App 10.0.12 [{{_folder.Path}}/shared/Microsoft.NETCore.App]' ;;
              build)
                echo the compiler says something
                mkdir -p '{{Path.GetDirectoryName(program)}}'
                printf '#!/usr/bin/env bash\necho -n "$# arguments: "; printf "%%s|" "$@"; echo\n' >'{{program}}'
                chmod +x '{{program}}'
                exit {{buildExitCode}} ;;
            esac
            """);
        File.SetUnixFileMode(Path.Combine(_bin, "dotnet"), (UnixFileMode)0b111_101_101);
    }
}
