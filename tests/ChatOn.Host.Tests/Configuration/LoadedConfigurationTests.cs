using ChatOn.Host.Configuration;
using ChatOn.Testing.Processes;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host.Tests.Configuration;

/// <summary>File, environment and command line become one tree of options, or errors that say what to do.</summary>
public sealed class LoadedConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_anything_every_option_has_its_default()
    {
        var configuration = LoadedConfiguration.Load(new ConfigurationSources());

        Assert.Null(configuration.File);
        Assert.Empty(configuration.Places);
        Assert.Equal("chaton.local", configuration.Options.Server.ServerName);
        Assert.Equal(Path.GetFullPath("data"), configuration.Options.DataFolder);
        Assert.Equal(configuration.Options.DataFolder, configuration.Effective.Host.DataFolder);
        Assert.Equal(configuration.Options.DataFolder, configuration.Effective.Storage.DataFolder);
    }

    [Fact]
    public void The_host_knows_the_name_of_the_lobby()
    {
        Assert.Equal("#hall", Load("""{ "lobbyName": "#hall" }""").Effective.Host.LobbyName);
    }

    [Fact]
    public void The_file_may_have_comments_trailing_commas_and_any_case()
    {
        var configuration = Load("""
            { // a comment
              "ServerName": "irc.example.org", /* another */
              "limits": { "commandBurst": 7, "commandsPerSecond": 0.5, },
              "motd": ["one", "two"],
              "storage": { "durability": "power" },
              "http": { "hstsDays": 30, "metricsToken": null },
            }
            """);

        Assert.Equal("irc.example.org", configuration.Options.Server.ServerName);
        Assert.Equal(7, configuration.Options.Server.Limits.CommandBurst);
        Assert.Equal(0.5, configuration.Options.Server.Limits.CommandsPerSecond);
        Assert.Equal(["one", "two"], configuration.Options.Server.Motd);
        Assert.Equal(ChatOn.Storage.Sqlite.Durability.Power, configuration.Options.Storage.Durability);
        Assert.Equal(30, configuration.Options.Host.Http.HstsDays);
        Assert.Null(configuration.Options.Host.Http.MetricsToken);
    }

    [Fact]
    public void The_environment_overrides_the_file_and_the_command_line_both()
    {
        var configuration = Load(
            """{ "networkName": "File", "description": "File", "serverName": "file.example" }""",
            environment: new() { ["CHATON_NETWORK_NAME"] = "Environment", ["CHATON_DESCRIPTION"] = "Environment" },
            arguments: [new("--set", "networkName", "Argument")]);

        Assert.Equal("Argument", configuration.Options.Server.NetworkName);
        Assert.Equal("Environment", configuration.Options.Server.Description);
        Assert.Equal("file.example", configuration.Options.Server.ServerName);
        Assert.Equal("--set", configuration.Places["networkName"]);
        Assert.Equal("CHATON_DESCRIPTION", configuration.Places["description"]);
        Assert.Equal("chaton.json:1", configuration.Places["serverName"]);
    }

    [Fact]
    public void A_list_higher_up_replaces_the_whole_list_below()
    {
        var configuration = Load(
            """{ "listeners": ["localhost:1", "localhost:2"] }""", arguments: [new("--listen", "listeners", "localhost:3")]);

        Assert.Equal(["localhost:3"], configuration.Options.Host.Listeners.Select(l => l.Address));
    }

    [Fact]
    public void Listeners_have_a_short_form_and_a_long_one()
    {
        var listeners = Load("""
            { "listeners": ["*:6697, irc, tls", { "address": "localhost:80", "protocols": "http", "tls": "off" }, "[::1]:5555"] }
            """).Options.Host.Listeners;

        Assert.Equal(new ListenerOptions { Address = "*:6697", Protocols = ChatProtocols.Irc, Tls = TlsMode.Required }, listeners[0]);
        Assert.Equal(new ListenerOptions { Address = "localhost:80", Protocols = ChatProtocols.Http, Tls = TlsMode.Off }, listeners[1]);
        Assert.Equal(new ListenerOptions { Address = "[::1]:5555" }, listeners[2]);
    }

    [Fact]
    public void Variables_reach_into_sections_and_lists()
    {
        var options = LoadedConfiguration.Load(new ConfigurationSources
        {
            Environment = new Dictionary<string, string>
            {
                ["CHATON_LIMITS__COMMAND_BURST"] = "9",
                ["CHATON_LIMITS__MAXROOMS"] = "8",
                ["CHATON_LISTENERS__0"] = "localhost:1",
                ["CHATON_LISTENERS__1__ADDRESS"] = "localhost:2",
                ["CHATON_LISTENERS__10"] = "localhost:3",
                ["CHATON_MOTD"] = "hello, you",
                ["CHATON_HTTP__HSTS_DAYS"] = "",
                ["PATH"] = "/bin",
            },
        }).Options;

        Assert.Equal(9, options.Server.Limits.CommandBurst);
        Assert.Equal(8, options.Server.Limits.MaxRooms);
        Assert.Equal(["localhost:1", "localhost:2", "localhost:3"], options.Host.Listeners.Select(l => l.Address));
        Assert.Equal(["hello, you"], options.Server.Motd);
        Assert.Null(options.Host.Http.HstsDays);
    }

    [Fact]
    public void Variables_that_container_platforms_make_are_no_options()
    {
        var environment = new Dictionary<string, string>
        {
            ["CHATON_SERVICE_HOST"] = "10.0.0.1",
            ["CHATON_PORT"] = "tcp://10.0.0.1:5555",
            ["CHATON_PORT_5555_TCP"] = "tcp://10.0.0.1:5555",
        };

        Assert.Empty(LoadedConfiguration.Load(new ConfigurationSources { Environment = environment }).Places);
    }

    [Fact]
    public void The_file_is_found_in_the_data_folder_and_its_paths_are_relative_to_it()
    {
        File.WriteAllText(_folder.File("motd.txt"), "Hello\nthere\n");
        File.WriteAllText(_folder.File("chaton.json"), """{ "motdFile": "motd.txt" }""");

        var configuration = LoadedConfiguration.Load(new ConfigurationSources { Arguments = [new("--data", "dataFolder", _folder.Path)] });

        Assert.Equal(_folder.File("chaton.json"), configuration.File);
        Assert.Equal(["Hello", "there"], configuration.Effective.Server.Motd);
    }

    [Fact]
    public void A_variable_names_the_file_too_and_the_file_may_name_the_data_folder()
    {
        File.WriteAllText(_folder.File("other.json"), """{ "dataFolder": "rooms" }""");

        var configuration = LoadedConfiguration.Load(new ConfigurationSources
        {
            Environment = new Dictionary<string, string> { ["CHATON_CONFIG"] = _folder.File("other.json") },
        });

        Assert.Equal(_folder.File("rooms"), configuration.Options.DataFolder);
    }

    [Theory]
    [InlineData("""{ "limits": { "commandBrust": 1 } }""", "chaton.json:1: limits.commandBrust is no option; did you mean limits.commandBurst?")]
    [InlineData("{\n\n\"commandBurst\": 1 }", "chaton.json:3: commandBurst is no option; did you mean limits.commandBurst?")]
    [InlineData("""{ "quite different": 1 }""", "chaton.json:1: quite different is no option; see docs/configuration.md for all options")]
    [InlineData("""{ "limits": { "commandBurst": "many" } }""", "chaton.json:1: limits.commandBurst is \"many\", but must be a whole number from 1 to 1000000, e.g. 30")]
    [InlineData("""{ "limits": { "commandBurst": 0 } }""", "chaton.json:1: limits.commandBurst is 0, but must be a whole number from 1 to 1000000, e.g. 30")]
    [InlineData("""{ "limits": { "commandsPerSecond": -1 } }""", "chaton.json:1: limits.commandsPerSecond is -1, but must be a number from 0 to 1000000, e.g. 4")]
    [InlineData("""{ "limits": 5 }""", "chaton.json:1: limits is \"5\", but must be a section in braces, e.g. { ... }")]
    [InlineData("""{ "autoJoinLobby": "maybe" }""", "chaton.json:1: autoJoinLobby is \"maybe\", but must be true or false, e.g. false")]
    [InlineData("""{ "serverName": "nodot" }""", "chaton.json:1: serverName is \"nodot\", but must be a host name with a dot, of letters, digits, dots and hyphens, at most 63 long, e.g. \"chat.example.org\"")]
    [InlineData("""{ "storage": { "durability": "none" } }""", "chaton.json:1: storage.durability is \"none\", but must be one of process, power, e.g. \"process\"")]
    [InlineData("""{ "passwordHash": "secret" }""", "chaton.json:1: passwordHash is (hidden), but must be a hash made with `chaton hash-password`, never the password itself, e.g. \"scram-sha256$600000$...\"")]
    [InlineData("""{ "listeners": ["localhost"] }""", "chaton.json:1: listeners.0 is \"localhost\", but must be a section in braces, or its short form, e.g. \"localhost:5555\" or \"*:6697,irc,tls\" (words: irc, classic, http, tls, plain, insecure, proxied)")]
    [InlineData("""{ "listeners": [{ "address": "here" }] }""", "chaton.json:1: listeners.0.address is \"here\", but must be an address with a port; * stands for all addresses, localhost for both loopbacks, e.g. \"localhost:5555\"")]
    [InlineData("""{ "operators": [{ "name": "root" }] }""", "chaton.json:1: operators.0.passwordHash is missing, e.g. \"scram-sha256$600000$...\"")]
    [InlineData("""{ "proxyProtocolFrom": ["nowhere"] }""", "chaton.json:1: proxyProtocolFrom is [\"nowhere\"], but must be networks or addresses, e.g. \"192.0.2.0/24\"")]
    [InlineData("{ \"serverName\": \"a.b\",\n  oops }", "chaton.json:2: is no JSON: 'o' is an invalid start of a property name. Expected a '\"'.")]
    [InlineData("[]", "chaton.json:1: must be one object in braces, e.g. { \"serverName\": \"chat.example.org\" }")]
    [InlineData("""{ "motd": "a", "motd": "b" }""", "chaton.json:1: has \"motd\" twice")]
    public void What_is_wrong_is_told_with_place_key_value_and_example(string json, string problem) =>
        Assert.Equal([problem], ProblemsOf(() => Load(json)));

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var problems = ProblemsOf(() => Load(
            """{ "limits": { "joins": -1 } }""",
            environment: new() { ["CHATON_LIMITS__JION_SECONDS"] = "1" },
            arguments: [new("--listen", "listeners", "nowhere")]));

        Assert.Equal(3, problems.Count);
        Assert.Contains("CHATON_LIMITS__JION_SECONDS: names no option; did you mean CHATON_LIMITS__JOIN_SECONDS?", problems);
        Assert.Contains(problems, p => p.StartsWith("--listen: listeners.0 is \"nowhere\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem() => Assert.Contains(
        "cannot be read", Assert.Single(ProblemsOf(() => LoadedConfiguration.Load(new ConfigurationSources { ConfigFile = _folder.File("none.json") }))));

    [Fact]
    public void The_file_in_the_data_folder_cannot_name_another_data_folder()
    {
        File.WriteAllText(_folder.File("chaton.json"), """{ "dataFolder": "elsewhere" }""");

        var problems = ProblemsOf(() => LoadedConfiguration.Load(new ConfigurationSources { Arguments = [new("--data", "dataFolder", _folder.Path)] }));

        Assert.Contains("dataFolder cannot stand in the file that is found in the data folder", Assert.Single(problems));
    }

    [Fact]
    public void Two_operators_of_one_name_and_two_messages_of_the_day_are_problems()
    {
        File.WriteAllText(_folder.File("motd.txt"), "Hello");
        var hash = "scram-sha256$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

        var problems = ProblemsOf(() => Load($$"""
            {
              "motd": "Hello", "motdFile": "motd.txt",
              "operators": [{ "name": "root", "passwordHash": "{{hash}}" }, { "name": "Root", "passwordHash": "{{hash}}" }],
            }
            """));

        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void Secrets_are_hidden_when_the_configuration_is_shown()
    {
        var hash = "scram-sha256$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        var configuration = Load($$"""
            { "passwordHash": "{{hash}}", "operators": [{ "name": "root", "passwordHash": "{{hash}}" }], "http": { "metricsToken": "0123456789abcdef" } }
            """);

        using var shown = new StringWriter();
        new OptionsWriter(shown).Write(configuration.Options);

        Assert.DoesNotContain("AAAA", shown.ToString());
        Assert.DoesNotContain("0123456789abcdef", shown.ToString());
        Assert.Contains("\"passwordHash\": \"(hidden)\"", shown.ToString());
    }

    [Fact]
    public void What_is_shown_can_be_loaded_again()
    {
        var configuration = Load("""
            { "listeners": ["*:6697,irc,tls"], "motd": ["a \"quoted\" word", "ü"], "limits": { "joins": 0 }, "http": { "hstsDays": 2 }, "log": { "level": "debug" } }
            """);
        using var shown = new StringWriter();
        new OptionsWriter(shown) { Behind = configuration.Places.GetValueOrDefault }.Write(configuration.Options);

        File.WriteAllText(_folder.File("shown.json"), shown.ToString());
        var again = LoadedConfiguration.Load(new ConfigurationSources { ConfigFile = _folder.File("shown.json") });

        Assert.Empty(OptionDifference.Between(configuration.Options, again.Options));
        Assert.Equal(LogLevel.Debug, again.Options.Log.Level);
    }

    private LoadedConfiguration Load(string json, Dictionary<string, string>? environment = null, IReadOnlyList<ArgumentSetting>? arguments = null)
    {
        File.WriteAllText(_folder.File("chaton.json"), json);
        return LoadedConfiguration.Load(new ConfigurationSources
        {
            ConfigFile = _folder.File("chaton.json"),
            Environment = environment ?? [],
            Arguments = arguments ?? [],
        });
    }

    private static List<string> ProblemsOf(Action load) =>
        [.. Assert.Throws<ConfigurationException>(load).Problems.Select(problem => problem.ToString())];
}
