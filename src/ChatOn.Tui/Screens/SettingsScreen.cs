using ChatOn.Tui.Remembering;
using ChatOn.Tui.Theming;

namespace ChatOn.Tui.Screens;

/// <summary>What the user can choose; each choice holds at once and is remembered.</summary>
internal sealed class SettingsScreen(Shell shell) : Screen(shell)
{
    private static readonly string[] Depths = ["auto", "full", "16", "none"];
    private static readonly bool?[] Sides = [null, true, false];

    public override string Title => "Settings";

    protected override string EnterWord => "changes it";

    protected override IReadOnlyList<ScreenRow> RowsFor(int width)
    {
        var now = Shell.Settings.Now;
        return
        [
            Row("theme", Shell.Look.Theme.Name, settings => settings with { Theme = Next(Theme.All.Select(theme => theme.Name).ToArray(), Shell.Look.Theme.Name) }),
            Row("colours", now.Colours switch { "full" => "24 bits", "16" => "the terminal's own 16", "none" => "none", _ => "what the terminal has" }, settings => settings with { Colours = Next(Depths, settings.Colours) }),
            Row("times", now.Is12Hours ? "12 hours" : "24 hours", settings => settings with { Is12Hours = !settings.Is12Hours }),
            Row("rooms at the side", Side(now.ShowRooms), settings => settings with { ShowRooms = Next(Sides, settings.ShowRooms) }),
            Row("members at the side", Side(now.ShowMembers), settings => settings with { ShowMembers = Next(Sides, settings.ShowMembers) }),
            Row("others see that you type", YesNo(now.SendsTyping), settings => settings with { SendsTyping = !settings.SendsTyping }),
            Row("bell when you are named", YesNo(now.RingsBell), settings => settings with { RingsBell = !settings.RingsBell }),
        ];
    }

    private ScreenRow Row(string what, string value, Func<Settings, Settings> change) => new([new(what.PadRight(26), Tone.Accent), new(value)], () => Shell.Change(change));

    private static string Side(bool? shown) => shown is null ? "when there is room" : shown.Value ? "shown" : "hidden";

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static T Next<T>(T[] all, T now) => all[(Array.IndexOf(all, now) + 1) % all.Length];
}
