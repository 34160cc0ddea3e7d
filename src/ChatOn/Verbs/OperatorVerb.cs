using System.CommandLine;
using ChatOn.Server;

namespace ChatOn.Verbs;

/// <summary><c>chaton operator add NAME [--class CLASS] [--create]</c> and all else that the operators' service does.</summary>
internal static class OperatorVerb
{
    private const string Service = "operator";

    public static Command Create(Surroundings surroundings)
    {
        var command = ServiceVerb.Create(surroundings, Service, "Operators, on a running server: who is one, bans, protection, the audit log", Service);
        command.Add(Add(surroundings));
        return command;
    }

    private static Command Add(Surroundings surroundings)
    {
        var name = new Argument<string>("NAME") { Description = "An account" };
        var operatorClass = new Option<string>("--class")
        {
            Description = "What the operator may do: a class of the configuration, or admin for everything",
            HelpName = "CLASS",
            DefaultValueFactory = _ => OperatorClassOptions.Admin,
        };
        var create = new Option<bool>("--create") { Description = "Makes the account too, when there is none, and prints its password this once" };
        var arguments = new ConfigurationArguments();
        var command = new Command("add", "Makes whoever logs in to an account an operator, and who is logged in at once") { name, operatorClass, create };
        arguments.AddTo(command, withServing: false);
        command.SetAction((parsed, cancellation) =>
        {
            string[] words = ["ADD", parsed.GetRequiredValue(name), parsed.GetRequiredValue(operatorClass)];
            return ServiceVerb.AskAsync(surroundings, () => arguments.Sources(parsed, surroundings), Service, parsed.GetValue(create) ? [.. words, "CREATE"] : words, cancellation);
        });
        return command;
    }
}
