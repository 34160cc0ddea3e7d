using ChatOn.Server.Commands;
using ChatOn.Server.State;

namespace ChatOn.Server.Services;

/// <summary>The machine's owner, at the console: may everything, and reads the answer as lines.</summary>
internal sealed class ConsoleAsker : IServiceAsker
{
    private const string Name = "console";
    private const int MaxLines = 100_000;

    private readonly List<string> _lines = [];

    /// <summary>The answer so far. Lines have no control characters: whatever a user wrote must not move the reader's cursor.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public CommandContext? Command => null;

    public Origin By { get; } = Origin.OfServer(Name);

    public Privilege Privileges => Privilege.All;

    public void Say(Service service, string text)
    {
        if (_lines.Count < MaxLines)
            _lines.Add(string.Create(text.Length, text, Show));
    }

    private static void Show(Span<char> shown, string text)
    {
        for (var i = 0; i < shown.Length; i++)
            shown[i] = char.IsControl(text[i]) ? '\uFFFD' : text[i];
    }
}
