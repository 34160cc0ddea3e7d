using System.Text;
using ChatOn.Server.Services;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Architecture.Tests;

/// <summary>docs/services.md, made from the specs of the services' commands.</summary>
internal static class ServicesPage
{
    private const string Introduction = """
        # The services: accounts and operators
        <!-- Made from the code by scripts/docs; a test keeps it current. -->

        Three services live inside the server. Each can be written to from any client, and on the machine itself:

        | where | how |
        |---|---|
        | any IRC client | `/msg NickServ HELP`, or `/quote NICKSERV HELP` |
        | nc, telnet | `/account help`, `/room help` |
        | the machine | `chaton account HELP`, `chaton room HELP`, `chaton operator HELP`, while the server runs on the data folder |

        What ChanServ does for rooms is in [rooms.md](rooms.md).

        """;

    public static string Make()
    {
        var page = new StringBuilder(Introduction);
        foreach (var service in Service.All)
        {
            // docs/rooms.md has what ChanServ does, beside who may do it.
            if (service == Service.Rooms)
                continue;
            page.Append($"\n## {service.Nick}\n{service.About}.\n\n| command | what it does | for whom |\n|---|---|---|\n");
            foreach (var spec in Specs().Where(spec => spec.Service == service).OrderBy(spec => spec.Name, StringComparer.Ordinal))
                page.Append($"| `{spec.Syntax.Replace("|", "\\|", StringComparison.Ordinal)}` | {spec.Summary} | {ForWhom(spec)} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<ServiceSpec> Specs() => new ServiceCollection().AddServices()
        .Select(service => service.ServiceType)
        .Where(type => type.IsAssignableTo(typeof(IServiceCommand)) && type.IsClass)
        .Select(type => (ServiceSpec)type.GetProperty(nameof(IServiceCommand.Spec))!.GetValue(null)!);

    private static string ForWhom(ServiceSpec spec) => spec switch
    {
        { Needs: { } needed } => $"operators with `{needed}`",
        { NeedsAccount: true } => "accounts",
        _ => "",
    };
}
