namespace ChatOn.Client.Queries;

/// <summary>A question to the server, whose answer is collected and given back as a whole. Bounded: what is too much is dropped.</summary>
/// <param name="about">What an error about it names where there are no labels: a nickname, a room, the verb.</param>
/// <param name="verbs">What the answer is made of, where there are no labels.</param>
/// <param name="ends">What ends it there.</param>
/// <param name="batch">The type of the batch that it is, where there are no labels; null for none.</param>
/// <param name="done">Gets the lines, and why they are not all: null for no reason.</param>
internal sealed class Query(string about, IReadOnlySet<string> verbs, IReadOnlySet<string> ends, string? batch, Action<IReadOnlyList<AnswerLine>, string?> done)
{
    private const int MostLines = 20_000;
    private const int MostCharacters = 4_000_000;

    private readonly List<AnswerLine> _lines = [];
    private int _characters;
    private string? _failure;

    public string About => about;

    public string? Batch => batch;

    /// <summary>The label it was asked with; null where there are none.</summary>
    public string? Label { get; set; }

    public long AskedAt { get; set; }

    public bool Has(string verb) => verbs.Contains(verb);

    public bool EndsWith(string verb) => ends.Contains(verb);

    public void Add(AnswerLine line)
    {
        _characters += line.Text.Length + 100;
        if (_lines.Count < MostLines && _characters < MostCharacters)
            _lines.Add(line);
        else
            Fail("there is more than can be shown");
    }

    public void Fail(string reason) => _failure ??= reason;

    public void Finish() => done(_lines, _failure);
}
