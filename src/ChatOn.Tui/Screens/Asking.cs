using ChatOn.Tui.Keys;
using ChatOn.Tui.Typing;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Screens;

/// <summary>A question to the user at the foot of a screen: for a line, or for yes or no.</summary>
/// <param name="answered">Gets the line; only for yes, where that is asked.</param>
internal sealed class Asking(string question, bool isYesOrNo, Action close, Action<string> answered)
{
    public string Question { get; } = isYesOrNo ? question + " y/n" : question;

    public ComposerText Input { get; } = new();

    /// <summary>Takes every key: nothing else is done before it is answered.</summary>
    public void Take(Key key)
    {
        if (key == Key.Esc || (isYesOrNo && key == Key.N))
            close();
        else if (isYesOrNo ? key == Key.Y : key == Key.Enter)
        {
            close();
            answered(Input.Text.Trim());
        }
        else if (!isYesOrNo)
            Keymap.Edit(key, Input);
    }
}
