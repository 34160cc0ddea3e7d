using ChatOn.Client.Slash;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Screens;

/// <summary>How a screen is called for: by a slash command, perhaps by keys.</summary>
/// <param name="Open">Makes it of what follows the command; null when there is nothing to show.</param>
/// <param name="KeyName">The keys as people call them; "" for none.</param>
internal sealed record ScreenSpec(SlashSpec Command, Func<Shell, string, Screen?> Open, string KeyName = "", params IReadOnlyList<Key> Keys);
