namespace ChatOn.Server.Commands;

/// <summary>The commands by verb, found by the bytes of the wire in any case.</summary>
internal sealed class CommandTable
{
    private const int LongestVerb = 32;

    private readonly Dictionary<string, Entry> _entries;
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public CommandTable(IEnumerable<Entry> entries)
    {
        _entries = entries.ToDictionary(e => e.Spec.Verb, StringComparer.OrdinalIgnoreCase);
        _lookup = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyCollection<CommandSpec> Specs => [.. _entries.Values.Select(e => e.Spec)];

    public Entry? Find(ReadOnlySpan<byte> verb)
    {
        if (verb.Length > LongestVerb)
            return null;
        Span<char> text = stackalloc char[LongestVerb];
        for (var i = 0; i < verb.Length; i++)
            text[i] = (char)verb[i];
        return _lookup.TryGetValue(text[..verb.Length], out var entry) ? entry : null;
    }

    /// <summary>A command with its spec.</summary>
    internal sealed record Entry(CommandSpec Spec, ICommand Command);
}
