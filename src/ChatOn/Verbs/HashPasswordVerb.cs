using System.CommandLine;
using ChatOn.Server;
using ChatOn.Server.Accounts;

namespace ChatOn.Verbs;

/// <summary><c>chaton hash-password</c>: makes the hash that the configuration wants. The password is never an argument, which others could read.</summary>
internal static class HashPasswordVerb
{
    public static Command Create(Surroundings surroundings)
    {
        var iterations = new Option<int>("--iterations")
        {
            Description = "How costly the hash is to compute, and to guess",
            HelpName = "N",
            DefaultValueFactory = _ => AccountOptions.DefaultHashIterations,
        };
        iterations.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > PasswordVerifier.MaxIterations)
                result.AddError("--iterations must be from 1 to 10000000, e.g. 600000");
        });
        var command = new Command("hash-password", "Reads a password from the terminal, or a line of standard input, and writes its hash") { iterations };
        command.SetAction(parsed =>
        {
            var password = surroundings.AskSecret is { } ask ? AskTwice(ask) : surroundings.Input.ReadLine();
            if (Fault(password) is { } fault)
            {
                surroundings.Error.WriteLine($"chaton: {fault}");
                return ExitCode.WrongUsage;
            }

            surroundings.Output.WriteLine(Passwords.Hash(password!, parsed.GetValue(iterations)));
            return ExitCode.Success;
        });
        return command;
    }

    private static string? AskTwice(Func<string, string> ask)
    {
        var password = ask("Password: ");
        return ask("Again: ") == password ? password : null;
    }

    private static string? Fault(string? password) => password switch
    {
        null => "the passwords differ, or none was given",
        "" => "the password is empty",
        { Length: > 300 } => "the password is longer than 300 characters, more than a line of IRC can carry",
        _ => null,
    };
}
