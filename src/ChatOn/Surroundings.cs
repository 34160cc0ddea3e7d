namespace ChatOn;

/// <summary>What a verb reads from and writes to.</summary>
internal sealed record Surroundings(TextReader Input, TextWriter Output, TextWriter Error, TimeProvider Time)
{
    /// <summary>Environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = System.Environment.GetEnvironmentVariables()
        .Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!, StringComparer.Ordinal);

    /// <summary>Reads a line that is not shown while it is typed; null when input does not come from a terminal.</summary>
    public Func<string, string>? AskSecret { get; init; }

    /// <summary>Whether there is a terminal with a person before it, for a full screen.</summary>
    public bool HasScreen { get; init; }

    /// <summary>When the program began, for <see cref="TimeProvider.GetElapsedTime(long)"/>.</summary>
    public long StartedAt { get; } = Time.GetTimestamp();
}
