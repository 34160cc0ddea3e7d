using ChatOn.Client.Slash;
using ChatOn.Client.State;
using ChatOn.Protocol;
using ChatOn.Tui.Model;

namespace ChatOn.Tui.Typing;

/// <summary>What is being written in the open conversation: its draft, what was written before, and the guard before many lines.</summary>
/// <param name="changed">A key was taken, and the text may have changed.</param>
/// <param name="typed">The text was changed by its writer.</param>
internal sealed class Writing(ChatModel model, Action changed, Action<string> typed)
{
    private const int ManyLines = 5;
    private const int ManyCharacters = 4_000;
    private const int Long = 350;

    private readonly Completion _completion = new();
    private Conversation? _shown;
    private InputHistory? _drafts;
    private string? _guarded;
    private string _last = "";

    public ComposerText Text { get; } = new();

    /// <summary>Why nothing is sent yet; null when nothing is held back.</summary>
    public string? Warning { get; private set; }

    public void Insert(string text)
    {
        Text.Insert(text);
        Changed();
    }

    /// <summary>Takes what was pasted: nothing of it is sent by itself.</summary>
    public void Paste(string text) => Insert(text.TrimEnd('\r', '\n'));

    public void Complete()
    {
        if (model.State is { } state)
            _completion.Complete(Text, state, model.Current?.Conversation);
    }

    /// <summary>Goes to the line above or below, and at the end to what was written before or after.</summary>
    public void Recall(bool isOlder)
    {
        if (isOlder && !Text.IsOnFirstLine)
            Text.Up();
        else if (!isOlder && !Text.IsOnLastLine)
            Text.Down();
        else if ((isOlder ? model.Input.Older(Text.Text) : model.Input.Newer()) is { } other)
            Text.Set(other);
    }

    /// <summary>The text was changed, or may have been.</summary>
    public void Changed()
    {
        if (_guarded != Text.Text)
            (_guarded, Warning) = (null, null);
        if (_last != Text.Text)
            typed(Text.Text);
        _last = Text.Text;
        changed();
    }

    /// <summary>How much it is, where that matters; null where it does not.</summary>
    public string? Hint => Text.Lines > 1 || Text.Text.Length > Long
        ? $"{(Text.Lines > 1 ? $"{Text.Lines} lines, " : "")}{Text.Text.EnumerateRunes().Count()} characters{(IsWhole ? "" : ": goes as several messages")}"
        : null;

    private bool IsWhole => model.State?.Capabilities.Has(Capability.Multiline) == true;

    /// <summary>What was begun in one conversation waits there.</summary>
    public void Follow(Conversation conversation)
    {
        if (_shown == conversation)
            return;
        if (_shown is not null && _drafts is not null)
            _drafts.Draft = Text.Text;
        (_shown, _drafts) = (conversation, model.Input);
        Text.Set(_drafts.Draft);
        _last = Text.Text;
    }

    /// <summary>Takes the text to be sent.</summary>
    /// <param name="isKept">Whether it can be recalled later.</param>
    /// <returns>Null when there is none, or when it has to be asked for again.</returns>
    public string? Take(bool isKept)
    {
        var written = Text.Text;
        if (written.Trim().Length == 0)
            return null;
        if ((Text.Lines > ManyLines || written.Length > ManyCharacters) && _guarded != written)
        {
            _guarded = written;
            Warning = $"{(Text.Lines > ManyLines ? $"{Text.Lines} lines" : $"{written.Length} characters")}: Enter again sends them, Esc throws them away";
            return null;
        }

        (_guarded, Warning) = (null, null);
        if (isKept && !SlashTable.IsSecret(written))
            model.Input.Add(written);
        Text.Clear();
        return written;
    }
}
