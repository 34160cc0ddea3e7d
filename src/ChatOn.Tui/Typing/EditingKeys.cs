using Terminal.Gui.Input;

namespace ChatOn.Tui.Typing;

/// <summary>The keys that change what is being written, or move in it.</summary>
internal static class EditingKeys
{
    /// <returns>False when the key is none of them.</returns>
    public static bool Apply(Key key, ComposerText text)
    {
        if (key == Key.Backspace)
            text.DeleteBack();
        else if (key == Key.Delete || key == Key.D.WithCtrl)
            text.DeleteForward();
        else if (key == Key.W.WithCtrl || key == Key.Backspace.WithAlt || key == Key.Backspace.WithCtrl)
            text.DeleteWordBack();
        else if (key == Key.U.WithCtrl)
            text.DeleteToLineStart();
        else if (key == Key.K.WithCtrl)
            text.DeleteToLineEnd();
        else if (key == Key.CursorLeft)
            text.Left();
        else if (key == Key.CursorRight)
            text.Right();
        else if (key == Key.CursorLeft.WithCtrl)
            text.WordLeft();
        else if (key == Key.CursorRight.WithCtrl)
            text.WordRight();
        else if (key == Key.Home || key == Key.A.WithCtrl)
            text.Home();
        else if (key == Key.End || key == Key.E.WithCtrl)
            text.End();
        else
            return Write(key, text);
        return true;
    }

    private static bool Write(Key key, ComposerText text)
    {
        if (key.IsCtrl || key.IsAlt || key.GetPrintableText() is not { Length: > 0 } typed)
            return false;
        text.Insert(typed);
        return true;
    }
}
