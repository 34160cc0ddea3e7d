using ChatOn.Server.Services;

namespace ChatOn.Testing;

/// <summary>The machine's console, as the admin socket has it.</summary>
public static class TestConsole
{
    /// <summary>Runs a line such as <c>operator ADD alice</c>, and the server until nothing is left to do.</summary>
    /// <returns>Whether it was done, and the lines of the answer.</returns>
    public static (bool IsDone, IReadOnlyList<string> Lines) AtConsole(this TestServer server, string line)
    {
        var words = line.Split(' ', 2);
        var asker = new ConsoleAsker();
        var isDone = false;
        server.OnLoop(() => _ = RunAsync());
        return (isDone, asker.Lines);

        async Task RunAsync() => isDone = await server.Get<ServiceRunner>().RunAsync(Service.OfWord(words[0])!, asker, words[^1]);
    }

    /// <summary>Makes an account and returns its password.</summary>
    public static string CreateAccount(this TestServer server, string name) => PasswordIn(server.AtConsole($"account CREATE {name}").Lines);

    /// <summary>The password that an answer shows once.</summary>
    public static string PasswordIn(IReadOnlyList<string> answer) =>
        answer.First(line => line.Contains(" has the password ", StringComparison.Ordinal)).Split(" has the password ")[1].Split(' ')[0];
}
