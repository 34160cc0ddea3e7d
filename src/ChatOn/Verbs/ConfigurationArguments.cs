using System.CommandLine;
using ChatOn.Host.Configuration;

namespace ChatOn.Verbs;

/// <summary>The arguments that say where the configuration is, and what overrides it.</summary>
internal sealed class ConfigurationArguments
{
    private readonly Option<string?> _config = new("--config")
    {
        Description = "The configuration file (else CHATON_CONFIG, else chaton.json in the data folder)",
        HelpName = "FILE",
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "The folder of database and certificate (else ./data)",
        HelpName = "FOLDER",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Sets any option, e.g. --set limits.commandBurst=100; again for more",
        HelpName = "OPTION=VALUE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _listen = new("--listen")
    {
        Description = "Where to listen and what for, e.g. localhost:5555 or *:6697,irc,tls; again for more",
        HelpName = "ADDRESS",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _log = new("--log") { Description = "How the log looks: text or json", HelpName = "FORMAT" };

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Logs everything that happens, except what is said" };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Does not say at the start how to join" };

    /// <summary>Adds the arguments to a verb.</summary>
    public void AddTo(Command command, bool withServing)
    {
        command.Add(_data);
        command.Add(_config);
        command.Add(_set);
        if (!withServing)
            return;
        command.Add(_listen);
        command.Add(_log);
        command.Add(_verbose);
        command.Add(_quiet);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_verbose) && result.GetResult(_set)?.Tokens.Any(t => t.Value.StartsWith("log.level=", StringComparison.OrdinalIgnoreCase)) == true)
                result.AddError("--verbose and --set log.level=... contradict each other");
        });
    }

    /// <summary>Where the configuration is to be read from.</summary>
    /// <exception cref="ConfigurationException">A <c>--set</c> names no value.</exception>
    public ConfigurationSources Sources(ParseResult parsed, Surroundings surroundings)
    {
        var arguments = new List<ArgumentSetting>();
        foreach (var assignment in parsed.GetValue(_set) ?? [])
        {
            var at = assignment.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new ConfigurationException([new ConfigurationProblem("--set", $"\"{assignment}\" must be an option and its value, e.g. --set limits.commandBurst=100")]);
            arguments.Add(new ArgumentSetting("--set", assignment[..at], assignment[(at + 1)..]));
        }

        arguments.AddRange((parsed.GetValue(_listen) ?? []).Select(listener => new ArgumentSetting("--listen", "listeners", listener)));
        if (parsed.GetValue(_data) is { } data)
            arguments.Add(new ArgumentSetting("--data", "dataFolder", data));
        if (parsed.GetValue(_log) is { } log)
            arguments.Add(new ArgumentSetting("--log", "log.format", log));
        if (parsed.GetValue(_verbose))
            arguments.Add(new ArgumentSetting("--verbose", "log.level", "debug"));
        if (parsed.GetValue(_quiet))
            arguments.Add(new ArgumentSetting("--quiet", "log.banner", "false"));
        return new ConfigurationSources { ConfigFile = parsed.GetValue(_config), Environment = surroundings.Environment, Arguments = arguments };
    }
}
