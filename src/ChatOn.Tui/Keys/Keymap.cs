using ChatOn.Tui.Picking;
using ChatOn.Tui.Screens;
using ChatOn.Tui.Typing;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Keys;

/// <summary>The index of all keys: help and documentation are made of it.</summary>
internal static class Keymap
{
    /// <summary>While the conversation is seen.</summary>
    public static IReadOnlyList<KeyBinding<ChatScreen>> Chat { get; } =
    [
        new("Enter", "sends", (screen, _) => screen.Submit(), Key.Enter),
        // Terminals differ in what they send for Enter with another key; Ctrl+O is for those that send nothing of its own.
        new("Ctrl+O, Ctrl+J, Alt+Enter", "begins a new line", (screen, _) => screen.Writing.Insert("\n"), Key.O.WithCtrl, Key.J.WithCtrl, Key.Enter.WithAlt, Key.Enter.WithShift, Key.Enter.WithCtrl, Key.M.WithCtrl.WithAlt, Key.J.WithCtrl.WithAlt),
        new("Tab", "completes a nickname, a room, a command or :the name of an emoji; again: the next", (screen, _) => screen.Writing.Complete(), Key.Tab),
        new("Up, Down", "what you wrote here before", (screen, key) => screen.Writing.Recall(isOlder: key == Key.CursorUp), Key.CursorUp, Key.CursorDown),
        new("Esc", "throws away what is written", (screen, _) => screen.Writing.Text.Clear(), Key.Esc),
        new("PageUp, PageDown", "scroll; so does the wheel", (screen, key) => screen.ScrollPages(key == Key.PageUp ? 1 : -1), Key.PageUp, Key.PageDown),
        new("Ctrl+Home, Ctrl+End", "the oldest message that is there, the newest", (screen, key) => screen.ScrollToEnd(isOldest: key == Key.Home.WithCtrl), Key.Home.WithCtrl, Key.End.WithCtrl),
        new("Alt+M, Ctrl+Up, a click", "picks a message", (screen, _) => screen.Picker.Begin(), Key.M.WithAlt, Key.CursorUp.WithCtrl),
    ];

    /// <summary>While a message is picked.</summary>
    public static IReadOnlyList<KeyBinding<Picker>> Picked { get; } =
    [
        new("Up, Down", "another message", (picker, key) => picker.Step(isOlder: key.NoCtrl == Key.CursorUp), Key.CursorUp, Key.CursorDown, Key.CursorUp.WithCtrl, Key.CursorDown.WithCtrl),
        new("r", "answers it", (picker, _) => picker.Begin(Intent.Reply), Key.R),
        new("+, e", "reacts to it", (picker, _) => picker.Begin(Intent.React), new Key('+'), Key.E),
        new("E", "changes it, if it is yours", (picker, _) => picker.Begin(Intent.Edit), Key.E.WithShift),
        new("d", "deletes it, and asks before", (picker, _) => picker.Begin(Intent.Delete), Key.D),
        new("s", "sends it again, if that failed", (picker, _) => picker.Resend(), Key.S),
        new("y", "copies its text", (picker, _) => picker.Copy(), Key.Y),
        new("o", "opens its link", (picker, _) => picker.OpenLink(), Key.O),
        new("Enter", "all about it", (picker, _) => picker.ShowDetails(), Key.Enter),
    ];

    /// <summary>Everywhere.</summary>
    public static IReadOnlyList<KeyBinding<ChatScreen>> Everywhere { get; } =
    [
        new("Ctrl+P, Alt+Up", "the conversation before", (screen, _) => screen.Step(-1), Key.P.WithCtrl, Key.CursorUp.WithAlt),
        new("Ctrl+N, Alt+Down", "the next conversation", (screen, _) => screen.Step(1), Key.N.WithCtrl, Key.CursorDown.WithAlt),
        new("Alt+1 to Alt+9", "a conversation by its place", (screen, key) => screen.GoPlace(key.NoAlt.AsRune.Value - '0'), [.. Enumerable.Range('1', 9).Select(digit => new Key((char)digit).WithAlt)]),
        new("Alt+A", "where something is unread", (screen, _) => screen.GoUnread(), Key.A.WithAlt),
        new("F2", "the next theme", (screen, _) => screen.NextTheme(), Key.F2),
        new("F3", "hides or shows the rooms", (screen, _) => screen.ToggleRooms(), Key.F3),
        new("F4", "hides or shows the members", (screen, _) => screen.ToggleMembers(), Key.F4),
        new("Ctrl+Q", "leaves; twice: without waiting for the server", (screen, _) => screen.Leave(), Key.Q.WithCtrl),
    ];

    /// <summary>While a screen lies over the conversation.</summary>
    public static IReadOnlyList<KeyBinding<Screen>> OnScreens { get; } =
    [
        new("Up, Down", "choose a row, or scroll where there is nothing to choose", (screen, key) => screen.Move(key == Key.CursorUp ? -1 : 1), Key.CursorUp, Key.CursorDown),
        new("PageUp, PageDown", "a page further", (screen, key) => screen.MovePages(key == Key.PageUp ? -1 : 1), Key.PageUp, Key.PageDown),
        new("Enter, a click", "does what the row is for", (screen, _) => screen.Enter(), Key.Enter),
        new("Esc", "goes back", (screen, _) => screen.Back(), Key.Esc),
    ];

    /// <summary>Where one writes.</summary>
    public static IReadOnlyList<KeyBinding<ComposerText>> Editing { get; } =
    [
        new("Left, Right", "a sign further; with Ctrl a word", (text, key) => Sideways(text, key), Key.CursorLeft, Key.CursorRight, Key.CursorLeft.WithCtrl, Key.CursorRight.WithCtrl),
        new("Home, Ctrl+A", "to the beginning of the line", (text, _) => text.Home(), Key.Home, Key.A.WithCtrl),
        new("End, Ctrl+E", "to the end of the line", (text, _) => text.End(), Key.End, Key.E.WithCtrl),
        new("Backspace", "deletes the sign before", (text, _) => text.DeleteBack(), Key.Backspace),
        new("Delete, Ctrl+D", "deletes the sign behind", (text, _) => text.DeleteForward(), Key.Delete, Key.D.WithCtrl),
        new("Ctrl+W, Alt+Backspace", "deletes the word before", (text, _) => text.DeleteWordBack(), Key.W.WithCtrl, Key.Backspace.WithAlt, Key.Backspace.WithCtrl),
        new("Ctrl+U", "deletes to the beginning of the line", (text, _) => text.DeleteToLineStart(), Key.U.WithCtrl),
        new("Ctrl+K", "deletes to the end of the line", (text, _) => text.DeleteToLineEnd(), Key.K.WithCtrl),
    ];

    /// <summary>Does what a key is for.</summary>
    /// <returns>Whether it is for anything here.</returns>
    public static bool Apply<T>(IReadOnlyList<KeyBinding<T>> bindings, Key key, T on)
    {
        if (bindings.FirstOrDefault(binding => binding.Fits(key)) is not { } found)
            return false;
        found.Do(on, key);
        return true;
    }

    /// <summary>Moves or writes in a text.</summary>
    /// <returns>Whether the key is for that.</returns>
    public static bool Edit(Key key, ComposerText text)
    {
        if (Apply(Editing, key, text))
            return true;
        if (key.IsCtrl || key.IsAlt || key.GetPrintableText() is not { Length: > 0 } typed)
            return false;
        text.Insert(typed);
        return true;
    }

    private static void Sideways(ComposerText text, Key key)
    {
        if (key == Key.CursorLeft)
            text.Left();
        else if (key == Key.CursorRight)
            text.Right();
        else if (key == Key.CursorLeft.WithCtrl)
            text.WordLeft();
        else
            text.WordRight();
    }
}
