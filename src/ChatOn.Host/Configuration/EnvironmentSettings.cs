using System.Text;

namespace ChatOn.Host.Configuration;

/// <summary>
/// Options as environment variables: <c>limits.commandBurst</c> is <c>CHATON_LIMITS__COMMAND_BURST</c>, the first listener
/// <c>CHATON_LISTENERS__0</c>.
/// </summary>
internal static class EnvironmentSettings
{
    public const string Prefix = "CHATON_";

    /// <summary>Names the configuration file.</summary>
    public const string ConfigFile = Prefix + "CONFIG";

    private const string Separator = "__";

    public static Setting Read(IReadOnlyDictionary<string, string> environment)
    {
        var settings = Setting.Section("the environment");
        foreach (var (name, value) in environment.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && name != ConfigFile && !IsOfOthers(name))
                settings.Put(PathOf(name), Setting.OfText(name, value));
        }

        return settings;
    }

    /// <summary>The variable of an option.</summary>
    public static string NameOf(string path)
    {
        var name = new StringBuilder(Prefix);
        foreach (var c in path)
        {
            if (c == '.')
                name.Append(Separator);
            else if (char.IsAsciiLetterUpper(c))
                name.Append('_').Append(c);
            else
                name.Append(char.ToUpperInvariant(c));
        }

        return name.ToString();
    }

    private static string[] PathOf(string name) =>
        [.. name[Prefix.Length..].Split(Separator).Select(part => part.Replace("_", "", StringComparison.Ordinal))];

    // Kubernetes and container links tell of a service called "chaton" with variables of their own; the password is the client's.
    private static bool IsOfOthers(string name) =>
        name is "CHATON_PORT" or "CHATON_PASSWORD" || name.StartsWith("CHATON_PORT_", StringComparison.Ordinal) || name.StartsWith("CHATON_SERVICE_", StringComparison.Ordinal);
}
