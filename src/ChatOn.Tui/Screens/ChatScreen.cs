using ChatOn.Client;
using ChatOn.Client.Slash;
using ChatOn.Client.State;
using ChatOn.Tui.Keys;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Links;
using ChatOn.Tui.Model;
using ChatOn.Tui.Picking;
using ChatOn.Tui.Remembering;
using ChatOn.Tui.Theming;
using ChatOn.Tui.Typing;
using ChatOn.Tui.Views;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace ChatOn.Tui.Screens;

/// <summary>The one screen one mostly sees: rooms, messages, members, and where one writes. The others lie over it.</summary>
internal sealed class ChatScreen : Runnable
{
    private readonly ChatModel _model;
    private readonly Func<Action<ClientSession>, bool> _post;
    private readonly Action _stop;
    private readonly Look _look;
#pragma warning disable CA2213 // The base disposes of all that was added to it.
    private readonly BarView _topic;
    private readonly ListPane<Conversation> _rooms;
    private readonly MessageListView _messages;
    private readonly ListPane<Member> _members;
    private readonly ComposerView _composer;
    private readonly BarView _status;
    private readonly ScreenView _over;
#pragma warning restore CA2213
    private bool _isLeaving;

    /// <param name="post">Has the client's loop do something.</param>
    /// <param name="stop">Ends the screen.</param>
    /// <param name="settings">What the user has chosen.</param>
    /// <param name="variable">Gives variables of the environment, which tell what the terminal can.</param>
    /// <param name="opener">Opens links outside of the terminal.</param>
    public ChatScreen(
        ChatModel model, Func<Action<ClientSession>, bool> post, Action stop, Look look, SettingsFile settings, Func<string, string?> variable, ILinkOpener opener)
    {
        (_model, _post, _stop, _look) = (model, post, stop, look);
        var words = new StatusWords(model);
        var sides = new SidePanes(model);
        Shell = new Shell(model, post, look, settings, variable) { Redraw = Refresh };
        Writing = new Writing(model, Arrange, TellTyping);
        _topic = new BarView(look, words.Topic, () => "");
        _rooms = new ListPane<Conversation>(look, () => _model.Conversations, sides.Row, Go);
        _messages = new MessageListView(look, model, LoadOlder);
        _members = new ListPane<Member>(look, sides.Members, SidePanes.Row, Mention);
        Picker = new Picker(model, _messages, Writing.Text, Act, opener, copied => TerminalClipboard.Copy(App, copied));
        (_messages.Chosen, _messages.LinkChosen) = (Picker.Pick, Picker.Open);
        _composer = new ComposerView(look, Writing.Text, () => Picker.Prompt ?? $"{SafeText.Name(_model.State?.Nick ?? "")}› ", Take);
        _status = new BarView(look, () => Writing.Warning ?? Picker.Hint ?? Writing.Hint ?? words.Status(), words.Security);
        _over = new ScreenView(look, Shell, Take) { Visible = false };
        Add(_topic, _rooms, _messages, _members, _composer, _over, _status);
        Shell.Apply();
        Arrange();
        ViewportChanged += (_, _) => Arrange();
        _composer.SetFocus();
    }

    public Shell Shell { get; }

    public Writing Writing { get; }

    public Picker Picker { get; }

    /// <summary>Something has changed: what is shown is drawn anew.</summary>
    public void Refresh()
    {
        if (_model.Current is { } feed)
        {
            Picker.Follow(feed);
            Writing.Follow(feed.Conversation);
            if (feed.Place.IsEnd && feed.Conversation.Unread > 0)
                _post(session => session.MarkRead(feed.Conversation));
        }

        if (App?.Driver is { } driver && driver.Force16Colors != _look.Is16)
            driver.Force16Colors = _look.Is16;
        ShowScreen();
        SetNeedsDraw();
        foreach (var view in SubViews)
            view.SetNeedsDraw();
    }

    /// <summary>A second has passed: what time alone changes is drawn anew.</summary>
    public void Tick() => _status.Tick();

    /// <summary>Takes what was pasted: nothing of it is sent by itself.</summary>
    public bool Paste(string text)
    {
        if ((Shell.Asking?.Input ?? (Shell.Current is { Prompt: not null } screen ? screen.Input : null)) is { } line)
            line.Insert(text.ReplaceLineEndings(" ").Trim());
        else if (Shell.Current is null)
            Writing.Paste(text);
        Refresh();
        return true;
    }

    public void Step(int places) => Go(_model.Step(places));

    public void GoPlace(int place) => Go(_model.Conversations.ElementAtOrDefault(place - 1));

    public void GoUnread() => Go(_model.NextUnread());

    public void NextTheme()
    {
        _look.Next();
        Shell.Change(settings => settings with { Theme = _look.Theme.Name });
    }

    public void ToggleRooms() => Shell.Change(settings => settings with { ShowRooms = !_rooms.Visible });

    public void ToggleMembers() => Shell.Change(settings => settings with { ShowMembers = !_members.Visible });

    public void ScrollPages(int pages) => _messages.ScrollPages(pages);

    public void ScrollToEnd(bool isOldest)
    {
        if (isOldest)
            _messages.ScrollToOldest();
        else
            _messages.ScrollToNewest();
    }

    public void Submit()
    {
        if (Writing.Take(isKept: !Picker.IsWriting) is not { } typed || Picker.TrySubmit(typed))
            return;
        if (_model.Current is { } feed)
            feed.Place = ScrollPlace.End;
        if (Shell.TryRun(typed.Trim()))
            return;
        // Another may be open when the client comes to it.
        var here = _model.Current?.Conversation;
        _post(session =>
        {
            var outcome = SlashTable.Run(session, here, typed);
            if (outcome.Text is { } text)
                _model.Tell(text);
            if (outcome.Next is { } next)
                _model.Open(next);
            _isLeaving |= session.IsOver;
            Refresh();
        });
    }

    // Twice: it does not wait for the server.
    public void Leave()
    {
        if (_isLeaving || _model.Phase != ConnectionPhase.Online)
        {
            _stop();
            return;
        }

        _isLeaving = true;
        _post(session => session.Quit(""));
    }

    protected override bool OnClearingViewport() => true;

    private void Arrange()
    {
        var (width, height) = (Viewport.Width, Viewport.Height);
        var panes = Panes.Of(width, height, Writing.Text.Lines, Shell.Settings.Now.ShowRooms, Shell.Settings.Now.ShowMembers);
        (_topic.Frame, _rooms.Frame, _messages.Frame, _members.Frame) = (panes.Topic, panes.Rooms, panes.Messages, panes.Members);
        (_composer.Frame, _status.Frame) = (panes.Composer, panes.Status);
        (_rooms.Visible, _members.Visible) = (panes.Rooms.Width > 0, panes.Members.Width > 0);
        _over.Frame = new System.Drawing.Rectangle(0, 0, width, Math.Max(0, height - 1));
        Refresh();
    }

    private void ShowScreen()
    {
        var isOver = Shell.Current is not null;
        if (_over.Visible == isOver)
            return;
        _over.Visible = isOver;
        ((View)(isOver ? _over : _composer)).SetFocus();
    }

    private bool Take(Key key)
    {
        if (key.IsModifierOnly)
            return true;
        var handled = (Shell.Current is null && Picker.Take(key)) || Shell.Take(key) || Keymap.Apply(Keymap.Everywhere, key, this)
            || (Shell.Current is null && (Keymap.Apply(Keymap.Chat, key, this) || Keymap.Edit(key, Writing.Text)));
        if (handled)
            Writing.Changed();
        return handled;
    }

    private void TellTyping(string text)
    {
        if (Shell.Settings.Now.SendsTyping && _model.Current?.Conversation is { } conversation)
            _post(session => session.Typed(conversation, text));
    }

    private bool Act(Action<ClientSession> wish) => _post(session =>
    {
        wish(session);
        Refresh();
    });

    private void LoadOlder()
    {
        if (_model.Current?.Conversation is { HasOlder: true } conversation)
            _post(session => session.LoadOlder(conversation));
    }

    private void Mention(Member member) => Writing.Insert(Writing.Text.Text.Length == 0 ? $"{member.Nick}: " : $"{member.Nick} ");

    private void Go(Conversation? conversation)
    {
        Shell.Go(conversation);
        Refresh();
    }
}
