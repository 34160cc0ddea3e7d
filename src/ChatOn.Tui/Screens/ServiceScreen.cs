using ChatOn.Client;
using ChatOn.Client.Queries;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>What a service of the server answers, line by line; what is written becomes the last words of the question.</summary>
internal sealed class ServiceScreen : Screen
{
    private readonly string _title;
    private readonly string? _prompt;
    private readonly string _service;
    private readonly IReadOnlyList<string> _words;
    private Answer<string> _answer = new(["asking the server…"], null);

    /// <param name="prompt">Null where there is nothing to be asked further.</param>
    public ServiceScreen(Shell shell, string title, string? prompt, string service, IReadOnlyList<string> words, string last = "")
        : base(shell)
    {
        (_title, _prompt, _service, _words) = (title, prompt, service, words);
        Input.Set(last);
        Submit(last);
    }

    public override string Title => _title;

    public override string? Prompt => _prompt;

    protected override IReadOnlyList<ScreenRow> RowsFor(int width)
    {
        List<ScreenRow> rows = [];
        foreach (var line in _answer.Items)
            rows.AddRange(Wrapped([new Span(SafeText.Line(line))], width));
        if (_answer.Failure is { } failure)
            rows.AddRange(Wrapped([new Span(SafeText.Line(failure), Tone.Error)], width));
        return rows;
    }

    protected override bool Submit(string text)
    {
        Shell.Post(session => session.Queries.Service(_service, [.. _words, .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)], answer =>
        {
            _answer = answer;
            ToTop();
            Shell.Redraw();
        }));
        return true;
    }
}
