using ChatOn.Client.Slash;
using ChatOn.Tui.Keys;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>Keys and commands, told by their own records.</summary>
internal sealed class HelpScreen(Shell shell) : Screen(shell)
{
    private const int KeyWidth = 26;
    private const int CommandWidth = 36;

    public override string Title => "Help";

    /// <summary>The commands of screens and all others, by name.</summary>
    public static IEnumerable<SlashSpec> Commands => Shell.All.Select(one => one.Command).Concat(SlashTable.Specs).DistinctBy(spec => spec.Name, StringComparer.Ordinal);

    /// <summary>All keys by where they hold.</summary>
    public static IEnumerable<(string Where, IEnumerable<(string Keys, string Help)> Keys)> KeyTable =>
    [
        ("In a conversation", Keymap.Chat.Select(one => (one.Name, one.Help))),
        ("With a picked message", Keymap.Picked.Select(one => (one.Name, one.Help))),
        ("Everywhere", Shell.All.Where(one => one.KeyName.Length > 0).Select(one => (one.KeyName, $"{char.ToLowerInvariant(one.Command.Help[0])}{one.Command.Help[1..]} (/{one.Command.Name})")).Concat(Keymap.Everywhere.Select(one => (one.Name, one.Help)))),
        ("On a screen", Keymap.OnScreens.Select(one => (one.Name, one.Help))),
        ("While writing", Keymap.Editing.Select(one => (one.Name, one.Help))),
    ];

    protected override IReadOnlyList<ScreenRow> RowsFor(int width)
    {
        List<ScreenRow> rows = [];
        foreach (var (where, keys) in KeyTable)
        {
            rows.Add(ScreenRow.Of(where, Tone.Dim));
            foreach (var (key, help) in keys)
                rows.AddRange(Wrapped([new Span(key.PadRight(Math.Min(KeyWidth, width / 2)) + " ", Tone.Accent), new Span(help)], width));
        }

        rows.Add(ScreenRow.Of("Commands", Tone.Dim));
        foreach (var spec in Commands)
            rows.AddRange(Wrapped([new Span($"/{spec.Name} {spec.Syntax}".PadRight(Math.Min(CommandWidth, width / 2)) + " ", Tone.Accent), new Span(spec.Help)], width));
        return rows;
    }
}
