using ChatOn.Client;
using ChatOn.Client.State;
using ChatOn.Tui.Keys;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Links;
using ChatOn.Tui.Model;
using ChatOn.Tui.Theming;
using ChatOn.Tui.Typing;
using ChatOn.Tui.Views;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Picking;

/// <summary>Picks a message by keys and does something with it. What is to be written for that is written where one always writes.</summary>
/// <param name="text">What is being written.</param>
/// <param name="post">Has the client's loop do something.</param>
/// <param name="copy">Puts a text where it can be pasted from.</param>
internal sealed class Picker(ChatModel model, MessageListView list, ComposerText text, Func<Action<ClientSession>, bool> post, ILinkOpener opener, Action<string> copy)
{
    private Feed? _feed;
    private Intent _intent;
    private string _draft = "";
    private string? _told;

    /// <summary>What stands before what is written; null for the usual.</summary>
    public string? Prompt => _intent switch
    {
        Intent.Reply => $"reply to {SafeText.Name(Picked?.Sender ?? "")}› ",
        Intent.React => "react› ",
        Intent.Edit => "change› ",
        _ => null,
    };

    /// <summary>Whether what is written is for the picked message.</summary>
    public bool IsWriting => Picked is not null && _intent is Intent.Reply or Intent.Edit or Intent.React;

    /// <summary>What can be done now, for the status line; null when nothing is picked.</summary>
    public string? Hint => _told ?? (Picked is not { } message ? null : list.Details is not null ? "Esc goes back" : _intent switch
    {
        Intent.Reply => "Enter answers, Esc does not",
        Intent.React => $"{Reactions.Hint}, or write one; Esc does not",
        Intent.Edit => "Enter changes it, Esc does not",
        Intent.Delete => "delete this message? d deletes it, Esc keeps it",
        _ => Choices(message),
    });

    private Message? Picked => _feed is not null && _feed == model.Current ? _feed.Picked : null;

    public void Pick(Message message)
    {
        if (_feed != model.Current || _intent != Intent.None)
            Leave();
        if (model.Current is not { } feed)
            return;
        (_feed, _told) = (feed, null);
        feed.Picked = message;
        list.Show(message);
    }

    /// <summary>Nothing is picked any more; what was being written before is back.</summary>
    public void Leave()
    {
        EndIntent();
        list.Details = null;
        if (_feed is not null)
            _feed.Picked = null;
        (_feed, _told) = (null, null);
    }

    /// <summary>Another conversation may be open: nothing is picked in it.</summary>
    public void Follow(Feed feed)
    {
        if (_feed is not null && _feed != feed)
            Leave();
    }

    /// <summary>Takes a key.</summary>
    /// <returns>False when it means nothing here.</returns>
    public bool Take(Key key)
    {
        _told = null;
        if (Picked is not { } message)
            return false;
        if (!model.Current!.Holds(message))
        {
            Leave();
            return false;
        }

        if (key == Key.Esc)
            Back();
        else if (_intent is Intent.Reply or Intent.Edit)
            return false;
        else if (_intent == Intent.React)
            return text.Text.Length == 0 && Reactions.Of(key.AsRune.Value) is { } reaction && React(message, reaction);
        else if (_intent == Intent.Delete)
            Confirm(key, message);
        else
            // Letters do not write while a message is picked: whoever forgets it sees in the status line what they do.
            return Keymap.Apply(Keymap.Picked, key, this) || (!key.IsCtrl && !key.IsAlt && key.GetPrintableText() is { Length: > 0 });
        return true;
    }

    /// <summary>Picks the newest message that is seen.</summary>
    public void Begin()
    {
        if (list.LastSeen is { } message)
            Pick(message);
    }

    /// <summary>Picks the next message in a direction; where details are shown, scrolls them.</summary>
    public void Step(bool isOlder)
    {
        if (Picked is not { } message)
            return;
        if (list.Details is not null)
            list.Scroll(isOlder ? 1 : -1);
        else if ((isOlder ? _feed!.Back(message) : _feed!.On(message)).OfType<Message>().Skip(1).FirstOrDefault() is { } next)
            Pick(next);
        else if (isOlder)
            list.ScrollToOldest();
    }

    public void ShowDetails()
    {
        if (Picked is { } message)
            list.Details = MessageDetails.Of(message, model.Time.LocalTimeZone);
    }

    /// <summary>Begins to write an answer, a reaction or, in an own message, something else; or asks whether it is to be deleted.</summary>
    public void Begin(Intent intent)
    {
        if (Picked is not { } message || (intent == Intent.Edit && !message.IsOwn))
            return;
        (_draft, _intent) = (text.Text, intent);
        if (IsWriting)
            text.Set(intent == Intent.Edit ? message.Text : "");
    }

    public void Resend()
    {
        if (Picked is { Status: MessageStatus.Failed } message)
            Do((session, here) => session.Messages.Resend(here, message));
    }

    public void Copy()
    {
        if (Picked is not { } message)
            return;
        copy(SafeText.Lines(message.Text));
        _told = "copied";
    }

    public void OpenLink()
    {
        if (Picked is { } message && LinkOf(message) is { } link)
            Open(link);
    }

    /// <summary>Takes what was written, when it was written for the picked message.</summary>
    public bool TrySubmit(string typed)
    {
        if (Picked is not { } message || !IsWriting)
            return false;
        var here = _feed!.Conversation;
        Func<ClientSession, string?> action = _intent switch
        {
            Intent.Reply => session => session.Messages.Reply(here, message, typed),
            Intent.Edit => session => session.Messages.Edit(here, message, typed),
            _ => session => session.Messages.React(here, message, typed.Trim()),
        };
        var wasReply = _intent == Intent.Reply;
        Leave();
        Do(action, typed);
        if (wasReply)
            list.ScrollToNewest();
        return true;
    }

    /// <summary>Opens a link, or where nothing opens it, tells where it leads.</summary>
    public void Open(string link)
    {
        _told = opener.TryOpen(link) ? $"opening {link}" : null;
        if (_told is null)
            model.Tell(link);
    }

    private void Back()
    {
        if (list.Details is not null)
            list.Details = null;
        else if (_intent != Intent.None)
            EndIntent();
        else
            Leave();
    }

    private void Confirm(Key key, Message message)
    {
        _intent = Intent.None;
        if (key.GetPrintableText() == "d")
            Do((session, here) => session.Messages.Redact(here, message));
    }

    private bool React(Message message, string reaction)
    {
        Do((session, here) => session.Messages.React(here, message, reaction));
        return true;
    }

    private void EndIntent()
    {
        if (_intent is Intent.Reply or Intent.React or Intent.Edit)
            text.Set(_draft);
        (_intent, _draft) = (Intent.None, "");
    }

    private void Do(Func<ClientSession, Conversation, string?> action)
    {
        var here = _feed!.Conversation;
        Leave();
        Do(session => action(session, here), typed: null);
    }

    // Why not is told where it was asked for; what was written is not lost.
    private void Do(Func<ClientSession, string?> action, string? typed) => post(session =>
    {
        if (action(session) is not { } reason)
            return;
        model.Tell(reason, isError: true);
        if (typed is not null && text.Text.Length == 0)
            text.Set(typed);
        else if (typed is not null)
            model.Input.Add(typed);
    });

    private static string? LinkOf(Message message) => MessageText.Read(message.Text, Tone.Text).Select(span => span.Link).FirstOrDefault(link => link is not null);

    private static string Choices(Message message)
    {
        List<string> choices = ["r reply", "+ react"];
        if (message.IsOwn)
            choices.Add("E change");
        choices.Add("d delete");
        if (message.Status == MessageStatus.Failed)
            choices.Add("s send again");
        choices.Add("y copy");
        if (LinkOf(message) is not null)
            choices.Add("o open link");
        choices.AddRange(["Enter details", "Esc back"]);
        return string.Join(" · ", choices);
    }
}
