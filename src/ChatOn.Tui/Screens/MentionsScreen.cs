using ChatOn.Client;
using ChatOn.Client.Queries;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>Where one was named, the newest first; Enter goes there.</summary>
internal sealed class MentionsScreen(Shell shell) : Screen(shell)
{
    private const int Most = 200;

    public override string Title => "Where you were named";

    protected override string EnterWord => "goes there";

    protected override IReadOnlyList<ScreenRow> RowsFor(int width)
    {
        var found = Shell.Model.Conversations.SelectMany(conversation => conversation.Timeline.Messages.Where(message => message.IsMention && !message.IsRedacted)
            .Select(message => new FoundMessage(conversation.Name, message.Sender, message.Text, message.Id, message.Time))).OrderByDescending(one => one.Time).Take(Most).ToList();
        if (found.Count == 0)
            return [ScreenRow.Of("nobody has named you in what is here", Tone.Dim)];
        return
        [
            .. found.SelectMany(one => Wrapped(
                [new($"{MessageRows.Time(Shell.Model, one.Time)} ", Tone.Dim), new($"{SafeText.Name(one.Where)} ", Tone.Accent), new(SafeText.Name(one.Sender), Nick: one.Sender), new("  " + SafeText.Line(one.Text.ReplaceLineEndings(" ")))],
                width, () => Shell.Jump(one))),
        ];
    }
}
