using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Architecture.Tests;

/// <summary>docs/irc.md, made from the commands' specs and the catalogue of capabilities.</summary>
internal static class IrcPage
{
    private const string Introduction = """
        # What ChatOn speaks of IRC
        <!-- Made from the code by scripts/docs; a test keeps it current. -->

        The protocol is that of [Modern IRC](https://modern.ircdocs.horse/) with the extensions of [IRCv3](https://ircv3.net/irc/), UTF-8 only.
        What classic clients speak is in [protocol/classic.md](protocol/classic.md).

        ## Commands
        | command | what it does | for whom |
        |---|---|---|

        """;

    private const string Capabilities = """

        ## Capabilities
        | capability | specified in |
        |---|---|

        """;

    public static string Make()
    {
        var page = new StringBuilder(Introduction);
        foreach (var spec in Specs().OrderBy(spec => spec.Verb, StringComparer.Ordinal))
            page.Append($"| `{spec.Syntax.Replace("|", "\\|", StringComparison.Ordinal)}` | {spec.Summary} | {ForWhom(spec)} |\n");
        page.Append(Capabilities);
        foreach (var capability in Capability.All.OrderBy(capability => capability.Name, StringComparer.Ordinal))
            page.Append($"| `{capability.Name}` | {capability.Documentation.Replace("docs/", "", StringComparison.Ordinal)} |\n");
        return page.ToString();
    }

    private static IEnumerable<CommandSpec> Specs() => new ServiceCollection().AddCommands()
        .Select(service => service.ServiceType)
        .Where(type => type.IsAssignableTo(typeof(ICommand)) && type.IsClass)
        .Select(type => (CommandSpec)type.GetProperty(nameof(ICommand.Spec))!.GetValue(null)!);

    private static string ForWhom(CommandSpec spec) => spec switch
    {
        { Needs: not null } => "operators",
        { Allowed: AllowedWhen.Unregistered } => "before registration",
        { Allowed: AllowedWhen.Always } => "always",
        _ => "",
    };
}
