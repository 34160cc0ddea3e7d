namespace ChatOn.Client.Connections;

/// <summary>
/// The keys of servers that were trusted when they were met first: a file of lines <c>host:port sha256</c> that only its owner reads.
/// </summary>
public sealed class KnownHosts(string file)
{
    private const int MostBytes = 1 << 20;

    /// <summary>The pinned fingerprint of a server, in lower-case hexadecimal; null for one not met yet.</summary>
    public string? Find(string server) => Read().LastOrDefault(entry => entry.Server == server).Fingerprint;

    /// <summary>Pins a server's fingerprint.</summary>
    public void Add(string server, string fingerprint) => PrivateFile.Write(file, string.Concat(
        Read().Where(entry => entry.Server != server).Append((Server: server, Fingerprint: fingerprint)).Select(entry => $"{entry.Server} {entry.Fingerprint}\n")));

    /// <summary>Forgets a server's fingerprint.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string server)
    {
        var entries = Read();
        if (entries.RemoveAll(entry => entry.Server == server) == 0)
            return false;
        PrivateFile.Write(file, string.Concat(entries.Select(entry => $"{entry.Server} {entry.Fingerprint}\n")));
        return true;
    }

    private List<(string Server, string Fingerprint)> Read()
    {
        if (!File.Exists(file))
            return [];
        if (new FileInfo(file).Length > MostBytes)
            throw new TrustException($"{file} is too large to be a list of known servers");
        return [.. File.ReadLines(file).Select(line => line.Split(' ')).Where(words => words.Length == 2).Select(words => (words[0], words[1]))];
    }
}
