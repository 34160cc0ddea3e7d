using System.Globalization;
using ChatOn.Client;
using ChatOn.Client.Queries;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>Searches what was said; Enter goes to what was found.</summary>
internal sealed class SearchScreen : Screen
{
    private IReadOnlyList<FoundMessage> _found = [];
    private string _asked = "";
    private string _state = "words, and from:nick in:#room after:2026-01-31 before:2026-02-28";

    public SearchScreen(Shell shell, string words)
        : base(shell)
    {
        var here = shell.Model.Current?.Conversation.Name;
        Input.Set(words.Length > 0 ? words : here is null ? "" : $"in:{here} ");
        if (words.Length > 0)
            Submit(words);
    }

    public override string Title => "Search";

    public override string Prompt => "find";

    protected override string EnterWord => "searches, then goes there";

    protected override IReadOnlyList<ScreenRow> RowsFor(int width) =>
    [
        ScreenRow.Of(_state, Tone.Dim),
        .. _found.SelectMany(found => Wrapped(
            [new($"{MessageRows.Time(Shell.Model, found.Time)} ", Tone.Dim), new($"{SafeText.Name(found.Where)} ", Tone.Accent), new(SafeText.Name(found.Sender), Nick: found.Sender), new("  " + SafeText.Line(found.Text.ReplaceLineEndings(" ")))],
            width, () => Shell.Jump(found))),
    ];

    protected override bool Submit(string text)
    {
        if (text == _asked)
            return false;
        _asked = text;
        var query = SearchQuery.Parse(text, Shell.Model.Time.LocalTimeZone, out var failure);
        if (failure is not null || query.IsEmpty)
        {
            (_state, _found) = (failure ?? "what is to be found?", []);
            return true;
        }

        (_state, _found) = ("searching…", []);
        ToTop();
        Shell.Post(session =>
        {
            var isOnServer = session.Queries.Search(query, answer => Take(text, answer));
            if (!isOnServer)
                _state += " in what is here: this server cannot search";
        });
        return true;
    }

    private void Take(string asked, Answer<FoundMessage> answer)
    {
        if (asked != _asked)
            return;
        _found = answer.Items;
        _state = answer.Failure ?? (answer.Items.Count == 0 ? "nothing was found" : $"{answer.Items.Count.ToString(CultureInfo.InvariantCulture)} found");
        Shell.Redraw();
    }
}
