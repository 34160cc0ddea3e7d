using ChatOn.Client;

namespace ChatOn.Chatting;

/// <summary>Asks a person who named no server where to go and as whom, and notes the answer as a named server.</summary>
internal sealed class FirstRun(Surroundings surroundings)
{
    /// <returns>The name under which the server is noted.</returns>
    public async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        var book = new ServerBook(ClientFolder.Of(surroundings));
        foreach (var known in book.All)
            await surroundings.Output.WriteLineAsync($"  {known.Name}  {known.Address}{(known.Nick is null ? "" : $"  as {known.Nick}")}".AsMemory(), cancellationToken);
        var usual = book.All.Count > 0 ? book.All[0].Name : ServerAddress.Usual.ToString();
        var server = await AskAsync("Server", usual, cancellationToken);
        if (book.Find(server) is not null)
            return server;
        if (!ServerAddress.TryParse(server, allowsPlainText: false, out var address, out var problem))
            throw new ChatException(ExitCode.WrongUsage, problem);
        var nick = await AskAsync("Nickname", surroundings.Environment.GetValueOrDefault("USER") is { Length: > 0 } user ? user : "guest", cancellationToken);
        book.Add(new NamedServer(address.Host, address.ToString(), nick, null, null, PlainText: false));
        return address.Host;
    }

    private async Task<string> AskAsync(string question, string usual, CancellationToken cancellationToken)
    {
        await surroundings.Output.WriteAsync($"{question} [{usual}]: ".AsMemory(), cancellationToken);
        await surroundings.Output.FlushAsync(cancellationToken);
        var answer = await surroundings.Input.ReadLineAsync(cancellationToken);
        return string.IsNullOrWhiteSpace(answer) ? usual : answer.Trim();
    }
}
