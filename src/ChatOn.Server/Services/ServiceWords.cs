namespace ChatOn.Server.Services;

/// <summary>What was written to a service after the command's name, in words.</summary>
/// <param name="Text">Trimmed.</param>
internal sealed record ServiceWords(string Text)
{
    private readonly string[] _words = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public int Count => _words.Length;

    public string this[int i] => i < _words.Length ? _words[i] : "";

    /// <summary>Everything after the first words, as it was written.</summary>
    public string After(int words)
    {
        var rest = Text.AsSpan();
        for (var i = 0; i < words; i++)
        {
            var blank = rest.IndexOf(' ');
            rest = blank < 0 ? default : rest[blank..].TrimStart();
        }

        return rest.ToString();
    }
}
