namespace ChatOn.Host.Configuration;

/// <summary>Where the configuration is read from, lowest precedence first: the file, the environment, the command line.</summary>
public sealed record ConfigurationSources
{
    /// <summary>The file that <c>--config</c> names.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>All environment variables; those that begin with <c>CHATON_</c> count.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Options of the command line: the argument that named it, the option's path, its value.</summary>
    public IReadOnlyList<ArgumentSetting> Arguments { get; init; } = [];
}

/// <summary>An option that was given on the command line.</summary>
/// <param name="Argument">As people write it: <c>--data</c>.</param>
/// <param name="Path">The option, e.g. <c>dataFolder</c>.</param>
/// <param name="Value">Its value; for a list, one item.</param>
public sealed record ArgumentSetting(string Argument, string Path, string Value);
