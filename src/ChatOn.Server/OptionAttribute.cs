namespace ChatOn.Server;

/// <summary>
/// What the configuration needs to know of an option beyond its name, type, default, validation and documentation. On a class it
/// speaks for all options inside.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class OptionAttribute : Attribute
{
    /// <summary>The key, where the property's name would mislead.</summary>
    public string? Key { get; init; }

    /// <summary>A value as one would write it, for errors and the reference; without it the default is shown.</summary>
    public string? Example { get; init; }

    /// <summary>Never shown or logged.</summary>
    public bool IsSecret { get; init; }

    /// <summary>A file or folder; relative to the configuration file that names it.</summary>
    public bool IsPath { get; init; }

    /// <summary>A change takes effect when the configuration is read again; all others need a restart.</summary>
    public bool IsReloadable { get; init; }

    /// <summary>Its options stand among those of the section that holds it.</summary>
    public bool IsFlat { get; init; }

    /// <summary>No option: it follows from others.</summary>
    public bool IsDerived { get; init; }
}
