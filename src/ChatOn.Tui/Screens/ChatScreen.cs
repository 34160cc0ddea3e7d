using ChatOn.Client;
using ChatOn.Client.Slash;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Model;
using ChatOn.Tui.Theming;
using ChatOn.Tui.Typing;
using ChatOn.Tui.Views;
using Terminal.Gui.Input;
using Terminal.Gui.Views;

namespace ChatOn.Tui.Screens;

/// <summary>The one screen one mostly sees: rooms, messages, members, and where one writes.</summary>
internal sealed class ChatScreen : Runnable
{
    private const int ManyLines = 5;

    private readonly ChatModel _model;
    private readonly Func<Action<ClientSession>, bool> _post;
    private readonly Action _stop;
    private readonly Look _look;
    private readonly ComposerText _text = new();
    private readonly Completion _completion = new();
#pragma warning disable CA2213 // The base disposes of all that was added to it.
    private readonly BarView _topic;
    private readonly ListPane<Conversation> _rooms;
    private readonly MessageListView _messages;
    private readonly ListPane<Member> _members;
    private readonly ComposerView _composer;
    private readonly BarView _status;
    private readonly HelpView _help;
#pragma warning restore CA2213
    private Conversation? _shown;
    private bool? _showRooms;
    private bool? _showMembers;
    private InputHistory? _drafts;
    private string? _warned;
    private string? _guarded;
    private bool _isLeaving;

    /// <param name="post">Has the client's loop do something.</param>
    /// <param name="stop">Ends the screen.</param>
    public ChatScreen(ChatModel model, Func<Action<ClientSession>, bool> post, Action stop, Look look)
    {
        (_model, _post, _stop, _look) = (model, post, stop, look);
        var words = new StatusWords(model);
        var sides = new SidePanes(model);
        _topic = new BarView(look, words.Topic, () => "");
        _rooms = new ListPane<Conversation>(look, () => _model.Conversations, sides.Row, Go);
        _messages = new MessageListView(look, model, LoadOlder);
        _members = new ListPane<Member>(look, sides.Members, SidePanes.Row, Mention);
        _composer = new ComposerView(look, _text, () => $"{SafeText.Name(_model.State?.Nick ?? "")}› ", Take);
        _status = new BarView(look, () => _warned ?? words.Status(), words.Security);
        _help = new HelpView(look) { Visible = false };
        Add(_topic, _rooms, _messages, _members, _help, _composer, _status);
        Arrange();
        ViewportChanged += (_, _) => Arrange();
        _composer.SetFocus();
    }

    /// <summary>Something has changed: what is shown is drawn anew.</summary>
    public void Refresh()
    {
        if (_model.Current is { } feed)
        {
            SwitchDraft(feed.Conversation);
            if (feed.Place.IsEnd && feed.Conversation.Unread > 0)
                _post(session => session.MarkRead(feed.Conversation));
        }

        if (App?.Driver is { } driver && driver.Force16Colors != _look.Theme.Is16)
            driver.Force16Colors = _look.Theme.Is16;
        SetNeedsDraw();
        foreach (var view in SubViews)
            view.SetNeedsDraw();
    }

    /// <summary>A second has passed: what time alone changes is drawn anew.</summary>
    public void Tick() => _status.Tick();

    /// <summary>Takes what was pasted: nothing of it is sent by itself.</summary>
    public bool Paste(string text)
    {
        _text.Insert(text.TrimEnd('\r', '\n'));
        Typed();
        return true;
    }

    protected override bool OnClearingViewport() => true;

    private void Arrange()
    {
        var (width, height) = (Viewport.Width, Viewport.Height);
        var panes = Panes.Of(width, height, _text.Lines, _showRooms, _showMembers);
        (_topic.Frame, _rooms.Frame, _messages.Frame, _members.Frame) = (panes.Topic, panes.Rooms, panes.Messages, panes.Members);
        (_composer.Frame, _status.Frame, _help.Frame) = (panes.Composer, panes.Status, panes.Rooms with { Width = width });
        (_rooms.Visible, _members.Visible) = (panes.Rooms.Width > 0, panes.Members.Width > 0);
        _help.Frame = panes.Topic with { Y = 1, Height = Math.Max(0, panes.Messages.Height) };
        Refresh();
    }

    private bool Take(Key key)
    {
        if (key.IsModifierOnly)
            return true;
        var handled = TakeScreenKey(key) || TakeWritingKey(key);
        if (handled)
            Typed();
        return handled;
    }

    private bool TakeScreenKey(Key key)
    {
        if (key == Key.Q.WithCtrl)
            Leave();
        else if (key == Key.F1 || (key == Key.Esc && _help.Visible))
            _help.Visible = !_help.Visible;
        else if (key == Key.Esc)
            _text.Clear();
        else if (key == Key.F2)
            _look.Next();
        else if (key == Key.F3)
            _showRooms = !_rooms.Visible;
        else if (key == Key.F4)
            _showMembers = !_members.Visible;
        else if (key == Key.PageUp || key == Key.PageDown)
            ScrollPages(key == Key.PageUp ? 1 : -1);
        else if (key == Key.N.WithCtrl || key == Key.CursorDown.WithAlt)
            Go(_model.Step(1));
        else if (key == Key.P.WithCtrl || key == Key.CursorUp.WithAlt)
            Go(_model.Step(-1));
        else if (key == Key.A.WithAlt)
            Go(_model.NextUnread());
        else if (key.IsAlt && key.NoAlt.AsRune.Value is >= '1' and <= '9' and var digit)
            Go(_model.Conversations.ElementAtOrDefault(digit - '1'));
        else
            return false;
        return true;
    }

    private bool TakeWritingKey(Key key)
    {
        if (IsNewLine(key))
            _text.Insert("\n");
        else if (key == Key.Enter)
            Submit();
        else if (key == Key.Tab)
            return _model.State is null || _completion.Complete(_text, _model.State, _model.Current?.Conversation) || true;
        else if (key == Key.CursorUp)
            Older();
        else if (key == Key.CursorDown)
            Newer();
        else if (!EditingKeys.Apply(key, _text))
            return false;
        return true;
    }

    // Terminals differ in what they send for Enter with another key; Ctrl+O is for those that send nothing of its own.
    private static bool IsNewLine(Key key) => key == Key.J.WithCtrl || key == Key.O.WithCtrl || key == Key.M.WithCtrl.WithAlt || key == Key.J.WithCtrl.WithAlt
        || (key != Key.Enter && key.NoAlt.NoCtrl.NoShift == Key.Enter);

    private void Typed()
    {
        if (_guarded != _text.Text)
            (_guarded, _warned) = (null, null);
        Arrange();
    }

    private void Older()
    {
        if (!_text.IsOnFirstLine)
            _text.Up();
        else if (_model.Input.Older(_text.Text) is { } older)
            _text.Set(older);
    }

    private void Newer()
    {
        if (!_text.IsOnLastLine)
            _text.Down();
        else if (_model.Input.Newer() is { } newer)
            _text.Set(newer);
    }

    private void ScrollPages(int pages)
    {
        if (_help.Visible)
            _help.Scroll(pages * 10);
        else
            _messages.ScrollPages(pages);
    }

    private void LoadOlder()
    {
        if (_model.Current?.Conversation is { HasOlder: true } conversation)
            _post(session => session.LoadOlder(conversation));
    }

    private void Mention(Member member)
    {
        _text.Insert(_text.Text.Length == 0 ? $"{member.Nick}: " : $"{member.Nick} ");
        Typed();
    }

    private void Go(Conversation? conversation)
    {
        if (conversation is null)
            return;
        _model.Open(conversation);
        Refresh();
    }

    // What was begun in one conversation waits there.
    private void SwitchDraft(Conversation conversation)
    {
        if (_shown == conversation)
            return;
        if (_shown is not null && _drafts is not null)
            _drafts.Draft = _text.Text;
        (_shown, _drafts) = (conversation, _model.Input);
        _text.Set(_drafts.Draft);
    }

    private void Submit()
    {
        var typed = _text.Text;
        if (typed.Trim().Length == 0)
            return;
        if (_text.Lines > ManyLines && _guarded != typed)
        {
            _guarded = typed;
            _warned = $"{_text.Lines} lines: Enter again sends them, Esc throws them away";
            return;
        }

        (_guarded, _warned) = (null, null);
        _model.Input.Add(typed);
        _text.Clear();
        if (_model.Current is { } feed)
            feed.Place = ScrollPlace.End;
        if (!TakeScreenCommand(typed))
            Send(typed);
    }

    private bool TakeScreenCommand(string typed)
    {
        if (typed.Trim() == "/help")
            _help.Visible = true;
        else if (typed.StartsWith("/theme", StringComparison.Ordinal))
        {
            if (!_look.Choose(typed["/theme".Length..].Trim()))
                _model.Tell($"/theme {string.Join('|', Theme.All.Select(theme => theme.Name))}");
        }
        else
            return false;
        return true;
    }

    private void Send(string typed) => _post(session =>
    {
        var outcome = SlashTable.Run(session, _model.Current?.Conversation, typed);
        if (outcome.Text is { } text)
            _model.Tell(text);
        if (outcome.Next is { } next)
            _model.Open(next);
        _isLeaving |= session.IsOver;
        Refresh();
    });

    // Twice: it does not wait for the server.
    private void Leave()
    {
        if (_isLeaving || _model.Phase != ConnectionPhase.Online)
        {
            _stop();
            return;
        }

        _isLeaving = true;
        _post(session => session.Quit(""));
    }
}
