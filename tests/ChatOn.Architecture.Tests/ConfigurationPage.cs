using System.Text;
using ChatOn.Host.Configuration;

namespace ChatOn.Architecture.Tests;

/// <summary>docs/configuration.md, made from the options.</summary>
internal static class ConfigurationPage
{
    private const string Introduction = """
        # Configuration
        <!-- Made from the options by scripts/docs; a test keeps it current. -->

        Nothing has to be configured. What is set anywhere is checked at the start, and `chaton config check` says all that is wrong with it:
        the place, the key, the bad value, what it must be, an example. Unknown keys are errors too. `chaton config show` shows every
        option as it is in effect and where it was set, without secrets.

        From lowest to highest precedence:

        1. **The file**: `--config FILE`, else the file that `CHATON_CONFIG` names, else `chaton.json` in the data folder. JSON with `//` and
           `/* */` comments and trailing commas; the sections below are its objects: `{ "limits": { "commandBurst": 50 } }`. Relative
           paths in it are relative to the file. [chaton.example.json](chaton.example.json) is one to begin with.
        2. **The environment**: `CHATON_`, then the key in upper case with `_` before each word and `__` for each dot: `limits.commandBurst` is
           `CHATON_LIMITS__COMMAND_BURST`, the first listener `CHATON_LISTENERS__0`, an operator's name `CHATON_OPERATORS__0__NAME`.
        3. **The command line**: `--set limits.commandBurst=50` sets any option; `--data`, `--listen`, `--log`, `--verbose` and `--quiet` are short for
           `dataFolder`, `listeners` (again for more), `log.format`, `log.level=debug` and `log.banner=false`.

        Sections are merged key by key, lists are replaced as a whole; a single value may stand for a list of one.

        A **listener** has a short form, the same on the command line and in lists: the address, then words that say what differs, e.g.
        `localhost:5555`, `*:6697,irc,tls`, `[::1]:80,http,plain`. Words: `irc`, `classic`, `http` (only what is named is spoken), `tls` (plain text
        is refused), `plain` (no TLS), `insecure` (plain text from other machines too), `proxied` (a PROXY header's sender ended TLS).

        SIGHUP (or REHASH by an operator) reads all of it again. Options marked ↻ then hold at once, for who is there too; of the others the log
        says that they need a restart. A faulty configuration changes nothing. Certificate files are read again as well, also by
        themselves when they change.

        A limit of 0 is no limit, wherever 0 is allowed. Of passwords that people
        log in with only hashes are configured, made by `chaton hash-password`.

        """;

    public static string Make()
    {
        var page = new StringBuilder(Introduction);
        foreach (var section in Leaves(OptionSchema.Root, new ChatOnOptions()).GroupBy(leaf => SectionOf(leaf.Option.Path)))
        {
            page.Append('\n').Append(section.Key.Length == 0 ? "## General\n" : $"## {section.Key}\n");
            page.Append("| option | default | what it is | |\n|---|---|---|---|\n");
            foreach (var (option, value) in section)
                page.Append($"| `{option.Path.Replace(".0", "[]", StringComparison.Ordinal)}` | {DefaultOf(option, value)} | {DescriptionOf(option)} | {(option.IsReloadable ? "↻" : "")} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<(OptionNode Option, object? Default)> Leaves(OptionNode section, object instance) => section.Children.SelectMany(child =>
        child.IsSection ? Leaves(child, child.Get(instance)!)
        : child.Item is { IsSection: true } item ? [(child, null), .. Leaves(item, Activator.CreateInstance(item.Type)!)]
        : [(child, child.Get(instance))]);

    // What an option is, in a sentence with its rule.
    private static string DescriptionOf(OptionNode leaf)
    {
        var summary = XmlDocumentation.SummaryOf(leaf.Property!);
        Assert.False(summary is null, $"{leaf.Path} has no summary");
        var rule = leaf.Type == typeof(string) || leaf.Type == typeof(bool) || leaf.Item is not null ? "" : $" ({OptionText.Rule(leaf)["must be ".Length..]})";
        return (summary.TrimEnd('.') + rule + ".").Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string SectionOf(string path) => path.Contains('.', StringComparison.Ordinal) ? path[..path.IndexOf('.', StringComparison.Ordinal)] : "";

    private static string DefaultOf(OptionNode option, object? value) => value switch
    {
        null or "" => "",
        string text => $"`{text}`",
        _ => $"`{OptionText.ToJson(value).Trim('"')}`",
    };
}
