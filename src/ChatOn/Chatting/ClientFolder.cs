namespace ChatOn.Chatting;

/// <summary>Where the client keeps what it knows: named servers and the keys of servers.</summary>
internal static class ClientFolder
{
    /// <summary><c>$XDG_CONFIG_HOME/chaton</c>, else <c>~/.config/chaton</c>.</summary>
    public static string Of(Surroundings surroundings)
    {
        if (surroundings.Environment.GetValueOrDefault("XDG_CONFIG_HOME") is { Length: > 0 } folder && Path.IsPathRooted(folder))
            return Path.Combine(folder, "chaton");
        var home = surroundings.Environment.GetValueOrDefault("HOME") is { Length: > 0 } given ? given : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Path.Combine(home, ".config", "chaton");
    }

    public static string Settings(Surroundings surroundings) => Path.Combine(Of(surroundings), "settings.json");

    public static string Ignored(Surroundings surroundings) => Path.Combine(Of(surroundings), "ignored");

    public static string KnownHosts(Surroundings surroundings) => Path.Combine(Of(surroundings), "known_hosts");
}
