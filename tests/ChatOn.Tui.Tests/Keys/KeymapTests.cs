using ChatOn.Tui.Keys;
using ChatOn.Tui.Screens;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Tests.Keys;

public sealed class KeymapTests
{
    [Fact]
    public void No_key_has_two_meanings_in_one_place()
    {
        IEnumerable<Key> everywhere = [.. Keymap.Everywhere.SelectMany(one => one.Keys), .. Shell.All.SelectMany(one => one.Keys)];
        Unique([.. everywhere, .. Keymap.Chat.SelectMany(one => one.Keys), .. Keymap.Editing.SelectMany(one => one.Keys)]);
        Unique([.. everywhere, .. Keymap.OnScreens.SelectMany(one => one.Keys), .. Keymap.Editing.SelectMany(one => one.Keys)]);
        Unique([.. everywhere, .. Keymap.Picked.SelectMany(one => one.Keys)]);
    }

    [Fact]
    public void Alt_1_is_a_place() => Assert.Contains(Keymap.Everywhere, one => one.Fits(Key.D1.WithAlt) && one.Name.StartsWith("Alt+1", StringComparison.Ordinal));

    private static void Unique(List<Key> keys) => Assert.Equal([], keys.GroupBy(key => key.ToString()).Where(group => group.Count() > 1).Select(group => group.Key));
}
