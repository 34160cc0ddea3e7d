using Terminal.Gui.Input;

namespace ChatOn.Tui.Keys;

/// <summary>What some keys do.</summary>
/// <param name="Name">The keys as people call them.</param>
/// <param name="Help">What they do, in a line.</param>
internal sealed record KeyBinding<T>(string Name, string Help, Action<T, Key> Do, params IReadOnlyList<Key> Keys)
{
    public bool Fits(Key key) => Keys.Any(one => one.KeyCode == key.KeyCode);
}
