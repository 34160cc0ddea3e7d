using ChatOn.Protocol;

namespace ChatOn.Client.State;

/// <summary>Which names are the same on the server at hand: https://modern.ircdocs.horse/#casemapping-parameter</summary>
public sealed class NameFolding
{
    private bool _isRfc1459;

    /// <summary>Takes over the value of CASEMAPPING.</summary>
    internal void Set(string mapping) => _isRfc1459 = mapping.StartsWith("rfc1459", StringComparison.OrdinalIgnoreCase);

    /// <summary>The form that all names of one thing share.</summary>
    public string Fold(string name) => string.Create(name.Length, (name, _isRfc1459), static (folded, from) =>
    {
        for (var i = 0; i < folded.Length; i++)
            folded[i] = Fold(from.name[i], from._isRfc1459);
    });

    /// <summary>Whether two names are one.</summary>
    public bool Same(string? one, string? other) => one is not null && other is not null && one.Length == other.Length && Fold(one) == Fold(other);

    private static char Fold(char letter, bool isRfc1459) => letter switch
    {
        '[' when isRfc1459 => '{',
        ']' when isRfc1459 => '}',
        '\\' when isRfc1459 => '|',
        '~' when isRfc1459 => '^',
        _ => CaseMapping.Fold(letter),
    };
}
