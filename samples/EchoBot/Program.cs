using System.Security.Cryptography;
using ChatOn.Client;
using ChatOn.Client.Connections;
using ChatOn.Client.Events;

namespace ChatOn.Samples;

/// <summary>A bot: <c>EchoBot [server] ['#room']</c> says again what follows <c>!echo</c>. It comes back by itself and misses nothing meanwhile.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (!ServerAddress.TryParse(arguments.ElementAtOrDefault(0) ?? "localhost", allowsPlainText: false, out var address, out var problem))
        {
            await Console.Error.WriteLineAsync(problem);
            return 64;
        }

        var options = new ClientOptions { Nick = "echobot", Rooms = [arguments.ElementAtOrDefault(1) ?? "#lobby"], InitialHistory = 0 };
        var connector = new ServerConnector(address, new KnownHosts("known_hosts"), TimeProvider.System);
        await using var client = new ChatClient(options, connector, TimeProvider.System, () => RandomNumberGenerator.GetInt32(1000) / 1000.0);
        var running = client.RunAsync(CancellationToken.None);
        await foreach (var happened in client.Events)
        {
            if (happened is MessageAdded { Message.IsOwn: false } added && added.Message.Text.StartsWith("!echo ", StringComparison.Ordinal))
                client.Say(added.Conversation.Name, added.Message.Text["!echo ".Length..]);
        }

        await running;
        await Console.Error.WriteLineAsync(client.Failure);
        return 1;
    }
}
