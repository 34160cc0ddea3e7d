using System.CommandLine;
using ChatOn.Chatting;
using ChatOn.Client;
using ChatOn.Client.Connections;

namespace ChatOn.Verbs;

/// <summary><c>chaton server add|list|remove|forget</c>: the servers that are noted by name, and the keys they are known by.</summary>
internal static class ServerVerb
{
    public static Command Create(Surroundings surroundings) => new("server", "Servers that are noted by name, and the keys of servers")
    {
        Add(surroundings), List(surroundings), Remove(surroundings), Forget(surroundings),
    };

    private static Command Add(Surroundings surroundings)
    {
        var name = new Argument<string>("NAME") { Description = "What to call it" };
        var address = new Argument<string>("ADDRESS") { Description = "host[:port], irc://, ircs://, ws:// or wss://" };
        var nick = new Option<string?>("--nick", "-n") { Description = "The nickname there", HelpName = "NAME" };
        var account = new Option<string?>("--account") { Description = "The account there", HelpName = "NAME" };
        var keep = new Option<bool>("--keep-password") { Description = "Asks for the account's password and keeps it in a file that only you can read" };
        var certificate = new Option<string?>("--certificate") { Description = "A client certificate (PEM) to log in with there", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "The certificate's key, when it is not in the same file", HelpName = "FILE" };
        var plainText = new Option<bool>("--plain-text") { Description = "Allows a connection without TLS to another machine" };
        var command = new Command("add", "Notes a server, or changes a noted one") { name, address, nick, account, keep, certificate, key, plainText };
        command.SetAction((parsed, _) => Verb.RunAsync(surroundings, async () =>
        {
            if (!ServerAddress.TryParse(parsed.GetRequiredValue(address), parsed.GetValue(plainText), out var place, out var problem))
                throw new ChatException(ExitCode.WrongUsage, problem);
            var password = parsed.GetValue(keep) ? surroundings.AskSecret?.Invoke("Password: ") ?? await surroundings.Input.ReadLineAsync() : null;
            Book(surroundings).Add(new NamedServer(
                parsed.GetRequiredValue(name), place.ToString(), parsed.GetValue(nick), parsed.GetValue(account), password, parsed.GetValue(plainText), WholePath(parsed.GetValue(certificate)), WholePath(parsed.GetValue(key))));
            await surroundings.Output.WriteLineAsync($"{parsed.GetValue(name)} is {place}: chaton join {parsed.GetValue(name)}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command List(Surroundings surroundings)
    {
        var command = new Command("list", "Lists the noted servers");
        command.SetAction((_, _) => Verb.RunAsync(surroundings, async () =>
        {
            foreach (var server in Book(surroundings).All)
                await surroundings.Output.WriteLineAsync($"{server.Name}  {server.Address}{(server.Nick is null ? "" : "  as " + server.Nick)}{(server.Password is null ? "" : "  password kept")}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Remove(Surroundings surroundings)
    {
        var name = new Argument<string>("NAME") { Description = "The name of a noted server" };
        var command = new Command("remove", "Forgets a noted server") { name };
        command.SetAction((parsed, _) => Verb.RunAsync(surroundings, () => Book(surroundings).Remove(parsed.GetRequiredValue(name))
            ? Task.FromResult(ExitCode.Success)
            : throw new ChatException(ExitCode.Failure, $"there is no server noted as {parsed.GetValue(name)}")));
        return command;
    }

    private static Command Forget(Surroundings surroundings)
    {
        var place = new Argument<string>("HOST:PORT") { Description = "A server whose key is known" };
        var command = new Command("forget", "Forgets the key of a server: the next one it shows is trusted and kept") { place };
        command.SetAction((parsed, _) => Verb.RunAsync(surroundings, async () =>
        {
            if (!ServerAddress.TryParse(parsed.GetRequiredValue(place), allowsPlainText: true, out var address, out var problem))
                throw new ChatException(ExitCode.WrongUsage, problem);
            if (!new KnownHosts(ClientFolder.KnownHosts(surroundings)).Remove($"{address.Host}:{address.Port}"))
                throw new ChatException(ExitCode.Failure, $"no key of {address.Host}:{address.Port} is known");
            await surroundings.Output.WriteLineAsync($"The key of {address.Host}:{address.Port} is forgotten.");
            return ExitCode.Success;
        }));
        return command;
    }

    private static string? WholePath(string? file) => file is null ? null : Path.GetFullPath(file);

    private static ServerBook Book(Surroundings surroundings) => new(ClientFolder.Of(surroundings));
}
