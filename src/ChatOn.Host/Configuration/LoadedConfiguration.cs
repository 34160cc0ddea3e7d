namespace ChatOn.Host.Configuration;

/// <summary>A configuration that was read and is in order.</summary>
public sealed class LoadedConfiguration
{
    private const string FileName = "chaton.json";

    private LoadedConfiguration(ChatOnOptions options, ChatOnOptions effective, string? file, IReadOnlyDictionary<string, string> places)
    {
        Options = options;
        Effective = effective;
        File = file;
        Places = places;
    }

    /// <summary>As configured.</summary>
    public ChatOnOptions Options { get; }

    /// <summary>What a server runs by: with what follows from other options.</summary>
    public ChatOnOptions Effective { get; }

    /// <summary>The file that was read, or null when there is none.</summary>
    public string? File { get; }

    /// <summary>Where each value that is no default was written, by its path.</summary>
    public IReadOnlyDictionary<string, string> Places { get; }

    /// <exception cref="ConfigurationException">Something is wrong with it; all problems are told at once.</exception>
    public static LoadedConfiguration Load(ConfigurationSources sources)
    {
        var higher = EnvironmentSettings.Read(sources.Environment).Under(Arguments(sources.Arguments));
        var dataFolder = Path.GetFullPath(higher.Members!.GetValueOrDefault("dataFolder")?.Text is { Length: > 0 } text ? text : new ChatOnOptions().DataFolder);
        var named = sources.ConfigFile ?? sources.Environment.GetValueOrDefault(EnvironmentSettings.ConfigFile);
        var inDataFolder = Path.Combine(dataFolder, FileName);
        var file = named ?? (System.IO.File.Exists(inDataFolder) ? inDataFolder : null);
        var lower = file is null ? Setting.Section("defaults") : JsonSettings.Read(file);
        if (named is null && lower.Members!.GetValueOrDefault("dataFolder") is { } itself)
        {
            throw new ConfigurationException([new ConfigurationProblem(
                itself.Place, "dataFolder cannot stand in the file that is found in the data folder; use --data, CHATON_DATA_FOLDER or --config")]);
        }

        var binder = new OptionBinder();
        var options = binder.Bind(lower.Under(higher));
        var problems = binder.Problems.Concat(CheckTogether(options, binder.Places)).ToList();
        if (problems.Count > 0)
            throw new ConfigurationException(problems);
        options = options with { DataFolder = Path.GetFullPath(options.DataFolder) };
        return new LoadedConfiguration(options, Complete(options, binder.Places), file is null ? null : Path.GetFullPath(file), binder.Places);
    }

    private static ChatOnOptions Complete(ChatOnOptions options, IReadOnlyDictionary<string, string> places)
    {
        try
        {
            return options.Completed();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([new ConfigurationProblem(places["motdFile"], $"motdFile cannot be read ({exception.Message})")]);
        }
    }

    // What no option can say alone.
    private static IEnumerable<ConfigurationProblem> CheckTogether(ChatOnOptions options, IReadOnlyDictionary<string, string> places)
    {
        if (options.MotdFile.Length > 0 && options.Server.Motd.Count > 0)
            yield return new ConfigurationProblem(places["motdFile"], "motdFile and motd are both given; leave one out");
        foreach (var problem in MailProblems(options.Mail))
            yield return new ConfigurationProblem(places.GetValueOrDefault("mail." + problem.Key) ?? places["mail.host"], problem.Text);
        foreach (var problem in TransportProblems(options.Host))
            yield return new ConfigurationProblem(places[problem.Key], problem.Text);
        var twice = options.Server.Operators.GroupBy(o => o.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            yield return new ConfigurationProblem(places["operators"], $"operators has {twice.Key} twice; every operator needs a name of its own");
    }

    // A client that was told to accept nothing but a certificate that it cannot check is locked out.
    private static IEnumerable<(string Key, string Text)> TransportProblems(HostOptions host)
    {
        const string Section = "tls.strictTransportSecurity";
        var strict = host.Tls.StrictTransportSecurity;
        if (!strict.IsOn && strict.DurationSeconds > 0)
            yield return ($"{Section}.durationSeconds", $"{Section}.durationSeconds is given without {Section}.port, e.g. 6697");
        if (!strict.IsOn && strict.Preload)
            yield return ($"{Section}.preload", $"{Section}.preload is given without {Section}.port, e.g. 6697");
        if (strict.IsOn && host.Tls.Certificates.Count == 0 && !host.Listeners.Any(listener => listener.ProxiesEndTls))
        {
            yield return ($"{Section}.port", $"{Section} needs a publicly trusted certificate in tls.certificates: "
                + "clients cannot check the self-signed one, and would be locked out");
        }
    }

    private static IEnumerable<(string Key, string Text)> MailProblems(MailOptions mail)
    {
        if (mail.Host.Length == 0)
            yield break;
        if (mail.From.Length == 0)
            yield return ("from", "mail.host is given without mail.from, e.g. \"chat@example.org\"");
        if (mail.Password.Length > 0 && mail.PasswordFile.Length > 0)
            yield return ("passwordFile", "mail.password and mail.passwordFile are both given; leave one out");
        if (mail.User.Length > 0 != (mail.Password.Length > 0 || mail.PasswordFile.Length > 0))
            yield return ("user", "mail.user and its password (mail.password or mail.passwordFile) go together; one is missing");
        if (mail is { Security: MailSecurity.None, User.Length: > 0 } && mail.Host is not ("localhost" or "127.0.0.1" or "::1"))
            yield return ("security", "mail.security is none, but then a password would be read on the way; use startTls or tls, or no mail.user");
    }

    private static Setting Arguments(IReadOnlyList<ArgumentSetting> arguments)
    {
        var settings = Setting.Section("the command line");
        foreach (var group in arguments.GroupBy(a => a.Path, StringComparer.OrdinalIgnoreCase))
        {
            var values = group.Select(a => Setting.OfText(a.Argument, a.Value)).ToList();
            settings.Put(group.Key.Split('.'), values.Count == 1 ? values[0] : Setting.OfList(values[0].Place, values));
        }

        return settings;
    }
}
