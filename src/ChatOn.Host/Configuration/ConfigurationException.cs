namespace ChatOn.Host.Configuration;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Place">Where it is written, e.g. <c>chaton.json:12</c>.</param>
/// <param name="Text">The key, the bad value, what it must be, an example.</param>
public sealed record ConfigurationProblem(string Place, string Text)
{
    public override string ToString() => $"{Place}: {Text}";
}

/// <summary>The configuration is faulty.</summary>
public sealed class ConfigurationException : Exception
{
    public ConfigurationException()
    {
    }

    public ConfigurationException(string message)
        : base(message)
    {
    }

    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ConfigurationException(IReadOnlyList<ConfigurationProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; } = [];
}
