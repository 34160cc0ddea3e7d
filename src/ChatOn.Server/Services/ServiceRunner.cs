using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;

namespace ChatOn.Server.Services;

/// <summary>Runs what is written to a service: finds the command and makes all the checks that service commands have in common.</summary>
internal sealed class ServiceRunner(IEnumerable<ServiceEntry> entries, AccountDirectory accounts)
{
    private readonly Dictionary<(string, string), ServiceEntry> _entries =
        entries.ToDictionary(entry => (entry.Spec.Service.Nick, entry.Spec.Name));

    /// <summary>The specs of a service, by name.</summary>
    public IEnumerable<ServiceSpec> SpecsOf(Service service) =>
        _entries.Values.Select(entry => entry.Spec).Where(spec => spec.Service == service).OrderBy(spec => spec.Name, StringComparer.Ordinal);

    /// <summary>The service with that nickname; null when it is none.</summary>
    public static Service? Find(string nick) => Service.All.FirstOrDefault(service => CaseMapping.Equals(service.Nick, nick));

    /// <summary>Runs a line that a session wrote to a service.</summary>
    public async ValueTask RunAsync(Service service, CommandContext context, string text) => await RunAsync(service, new SessionAsker(context), text);

    /// <summary>Runs a line; false when something was refused or failed.</summary>
    public async ValueTask<bool> RunAsync(Service service, IServiceAsker asker, string text)
    {
        var words = text.Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
        var name = words[0].ToUpperInvariant();
        var arguments = new ServiceWords(words.Length > 1 ? words[1] : "");
        if (name is "HELP" or "")
        {
            Help(service, asker, arguments[0].ToUpperInvariant());
            return true;
        }

        if (!_entries.TryGetValue((service.Nick, name), out var entry))
        {
            asker.Say(service, $"There is no command {Texts.Cut(name, 32)} here; HELP lists them.");
            return false;
        }

        var context = new ServiceContext(entry.Spec, asker, accounts);
        if (Check(context, arguments) is { } refusal)
            context.Refuse(refusal);
        else
            await entry.Command.ExecuteAsync(context, arguments);
        return !context.HasFailed;
    }

    private static string? Check(ServiceContext context, ServiceWords words)
    {
        var spec = context.Spec;
        if (spec.IsPersonal && context.IsConsole)
            return $"{spec.Name} is about one's own session; there is none here.";
        if (spec.IsConsoleOnly && !context.IsConsole)
            return $"{spec.Name} is done on the server's machine only: chaton {spec.Service.Word} {spec.Syntax}";
        if (spec.Needs is { } needed && !context.May(needed))
            return $"{spec.Name} is for operators who may {Describe(needed)}.";
        if (spec.NeedsAccount && !context.IsConsole && context.Account is null)
            return "Log in first: IDENTIFY account password, or register with REGISTER password.";
        if (spec.HasSecret && context.Command is { Session.Peer: { IsSecure: false, IsLoopback: false } })
            return "Passwords are taken over TLS only. Connect with TLS and try again.";
        return words.Count < spec.MinWords ? $"It goes like this: {spec.Syntax}" : null;
    }

    private static string Describe(Privilege privilege) => privilege switch
    {
        Privilege.Accounts => "manage accounts",
        Privilege.Rooms => "manage all rooms",
        Privilege.SeeAddresses => "see addresses",
        Privilege.Ban => "ban from the server",
        Privilege.Protect => "protect the server",
        Privilege.Audit => "read the audit log",
        _ => privilege.ToString().ToLowerInvariant(),
    };

    private void Help(Service service, IServiceAsker asker, string about)
    {
        var isConsole = asker.Command is null;
        var specs = SpecsOf(service)
            .Where(spec => spec.Needs is not { } needed || (asker.Privileges & needed) == needed)
            .Where(spec => isConsole ? !spec.IsPersonal : !spec.IsConsoleOnly)
            .ToList();
        if (specs.Find(spec => spec.Name == about) is { } spec)
        {
            asker.Say(service, spec.Syntax);
            asker.Say(service, spec.Summary + ".");
            return;
        }

        asker.Say(service, $"{service.About}. The commands:");
        var width = specs.Count == 0 ? 0 : specs.Max(each => each.Name.Length);
        foreach (var each in specs)
            asker.Say(service, $"{each.Name.PadRight(width)}  {each.Summary}");
        asker.Say(service, "HELP command tells more about one of them.");
    }
}

/// <summary>A service command with its spec.</summary>
internal sealed record ServiceEntry(ServiceSpec Spec, IServiceCommand Command);
