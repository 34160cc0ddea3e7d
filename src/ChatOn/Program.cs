using System.CommandLine;
using System.CommandLine.Invocation;
using ChatOn.Verbs;

namespace ChatOn;

/// <summary>The executable <c>chaton</c>: finds the verb and runs it.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => RunAsync(
        arguments, new Surroundings(Console.In, Console.Out, Console.Error, TimeProvider.System) { AskSecret = Terminal.Secrets, HasScreen = Terminal.HasScreen });

    internal static async Task<int> RunAsync(string[] arguments, Surroundings surroundings)
    {
        var root = new RootCommand("A self-hosted, secure chat room that nc, any IRC client and a browser can join.")
        {
            ServeVerb.Create(surroundings),
            JoinVerb.Create(surroundings),
            SendVerb.Create(surroundings),
            TailVerb.Create(surroundings),
            ServerVerb.Create(surroundings),
            ConfigVerb.Create(surroundings),
            BackupVerb.Create(surroundings),
            RestoreVerb.Create(surroundings),
            HashPasswordVerb.Create(surroundings),
            ServiceVerb.Create(surroundings, "account", "Accounts, on a running server: CREATE, LIST, SUSPEND...; without words it lists them", "account"),
            ServiceVerb.Create(surroundings, "room", "Rooms that last, on a running server; without words it lists the commands", "room"),
            OperatorVerb.Create(surroundings),
            ServiceVerb.Create(surroundings, "ban", "Bans from a running server: short for operator BAN", "operator", "BAN"),
            ServiceVerb.Create(surroundings, "audit", "What operators of a running server have done: short for operator AUDIT", "operator", "AUDIT"),
            ServiceVerb.Create(surroundings, "protect", "Protection levels of a running server: short for operator PROTECT", "operator", "PROTECT"),
        };
        // A word that begins with @ is a person to write to, not a file of arguments.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            // Signals are the verbs' business, and so are their failures.
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        });
        return parsed.Action is ParseErrorAction ? ExitCode.WrongUsage : exitCode;
    }
}
