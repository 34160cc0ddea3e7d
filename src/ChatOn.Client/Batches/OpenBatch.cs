using System.Text;
using ChatOn.Client.Incoming;

namespace ChatOn.Client.Batches;

/// <summary>A batch that has begun: https://ircv3.net/specs/extensions/batch</summary>
internal sealed class OpenBatch(string type, IncomingLine start, OpenBatch? parent)
{
    private StringBuilder? _text;

    public string Type { get; } = type;

    /// <summary>The line that began it.</summary>
    public IncomingLine Start { get; } = start;

    public OpenBatch? Parent { get; } = parent;

    /// <summary>The verb of its lines, in a message of several.</summary>
    public string Verb { get; private set; } = "PRIVMSG";

    public bool IsMultiline => Type == "draft/multiline";

    public bool IsHistory => Type is "chathistory" or "draft/chathistory" or "znc.in/playback" or "soju.im/search" || Parent?.IsHistory == true;

    /// <summary>The label of the answer that it is, or that it is a part of.</summary>
    public string? Label => Start.OwnLabel ?? Parent?.Label;

    /// <summary>How deep it is nested.</summary>
    public int Depth => 1 + (Parent?.Depth ?? 0);

    public string Text => _text?.ToString() ?? "";

    /// <summary>Adds a line of a message of several; what is too much is dropped.</summary>
    public void AddLine(string verb, string text, bool goesOn, int most)
    {
        if (_text is null)
            (_text, Verb) = (new StringBuilder(), verb);
        else if (!goesOn && _text.Length < most)
            _text.Append('\n');
        _text.Append(text, 0, Math.Clamp(most - _text.Length, 0, text.Length));
    }
}
