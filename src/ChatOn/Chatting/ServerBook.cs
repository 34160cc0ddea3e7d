using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOn.Client.Connections;

namespace ChatOn.Chatting;

/// <summary>The named servers: a file in the client's folder that only its owner reads, for there may be passwords in it.</summary>
internal sealed partial class ServerBook(string folder)
{
    private string File => Path.Combine(folder, "servers.json");

    public IReadOnlyList<NamedServer> All => System.IO.File.Exists(File)
        ? JsonSerializer.Deserialize(System.IO.File.ReadAllText(File), Json.Default.NamedServerArray) ?? []
        : [];

    public NamedServer? Find(string name) => All.FirstOrDefault(server => server.Name == name);

    /// <summary>Adds a server or replaces the one of that name.</summary>
    public void Add(NamedServer server) => Write(All.Where(one => one.Name != server.Name).Append(server));

    public bool Remove(string name)
    {
        var others = All.Where(one => one.Name != name).ToList();
        if (others.Count == All.Count)
            return false;
        Write(others);
        return true;
    }

    private void Write(IEnumerable<NamedServer> servers) =>
        PrivateFile.Write(File, JsonSerializer.Serialize([.. servers.OrderBy(server => server.Name, StringComparer.Ordinal)], Json.Default.NamedServerArray) + "\n");

    [JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(NamedServer[]))]
    private sealed partial class Json : JsonSerializerContext;
}
