using ChatOn.Client;
using ChatOn.Client.Queries;
using ChatOn.Client.Slash;
using ChatOn.Client.State;
using ChatOn.Tui.Layout;
using ChatOn.Tui.Model;
using ChatOn.Tui.Remembering;
using ChatOn.Tui.Theming;
using Terminal.Gui.Input;

namespace ChatOn.Tui.Screens;

/// <summary>Navigation: which screens there are, and which lie over the conversation.</summary>
/// <param name="post">Has the client's loop do something.</param>
/// <param name="variable">Gives variables of the environment, which tell what the terminal can.</param>
internal sealed class Shell(ChatModel model, Func<Action<ClientSession>, bool> post, Look look, SettingsFile settings, Func<string, string?> variable)
{
    private const int MostOpen = 8;
    private const int UsualWidth = 80;
    private const int UsualHeight = 20;

    private readonly List<Screen> _open = [];
    private Notice? _told;

    /// <summary>All screens, a line each.</summary>
    public static IReadOnlyList<ScreenSpec> All { get; } =
    [
        new(new SlashSpec("help", "", "Keys and commands"), (shell, _) => new HelpScreen(shell), "F1", Key.F1),
        new(new SlashSpec("search", "[words] [from:nick] [in:#room] [after:day] [before:day]", "Searches what was said; Enter goes there"), (shell, words) => new SearchScreen(shell, words), "F5, Ctrl+F", Key.F5, Key.F.WithCtrl),
        new(new SlashSpec("info", "[nick|#room]", "Tells about somebody or a room, and changes what you may change"), (shell, name) => shell.About(name), "F6", Key.F6),
        new(new SlashSpec("rooms", "[words]", "Lists the rooms there are; Enter joins"), (shell, words) => new RoomsScreen(shell, words), "F7", Key.F7),
        new(new SlashSpec("mentions", "", "Lists where you were named; Enter goes there"), (shell, _) => new MentionsScreen(shell), "F8", Key.F8),
        new(new SlashSpec("settings", "", "What you can choose: colours, times, sides, bell"), (shell, _) => new SettingsScreen(shell), "F9", Key.F9),
        new(new SlashSpec("theme", "[name]", "Takes another theme: dark, light, contrast, 16"), (shell, name) => shell.TakeTheme(name)),
        new(new SlashSpec("audit", "[words]", "What operators of the server and of rooms have done, for operators"), (shell, words) => new ServiceScreen(shell, "Audit log", "with the words", "OPERSERV", ["AUDIT", "200"], words)),
    ];

    public ChatModel Model { get; } = model;

    public Func<Action<ClientSession>, bool> Post { get; } = post;

    public Look Look { get; } = look;

    public SettingsFile Settings { get; } = settings;

    /// <summary>Draws anew what is seen.</summary>
    public Action Redraw { get; set; } = () => { };

    /// <summary>What was told since the screen was opened, which would stand behind it; null for nothing.</summary>
    public Notice? News => Model.LastNotice == _told ? null : Model.LastNotice;

    /// <summary>The screen that is seen; null for the conversation.</summary>
    public Screen? Current => _open.Count == 0 ? null : _open[^1];

    /// <summary>What has to be answered first; null for nothing.</summary>
    public Asking? Asking { get; private set; }

    /// <summary>Opens a screen by its command, with what follows that; the same again closes it.</summary>
    /// <returns>False when it is none of the commands.</returns>
    public bool TryRun(string typed)
    {
        var space = typed.IndexOf(' ', StringComparison.Ordinal);
        var name = space < 0 ? typed : typed[..space];
        if (All.FirstOrDefault(one => string.Equals("/" + one.Command.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } spec)
            return false;
        Open(spec, space < 0 ? "" : typed[(space + 1)..].Trim());
        return true;
    }

    public bool Take(Key key)
    {
        if (Asking is { } asking)
        {
            asking.Take(key);
            return true;
        }

        if (All.FirstOrDefault(one => one.Keys.Contains(key)) is { } spec)
        {
            Open(spec, "");
            return true;
        }

        return Current?.Take(key) == true;
    }

    public void Show(Screen screen)
    {
        if (_open.Count == MostOpen)
            _open.RemoveAt(0);
        // Keys may come before it is drawn.
        screen.Lay(UsualWidth, UsualHeight);
        _open.Add(screen);
        _told = Model.LastNotice;
    }

    /// <summary>Back to what was seen before.</summary>
    public void Close()
    {
        if (_open.Count > 0)
            _open.RemoveAt(_open.Count - 1);
        _told = Model.LastNotice;
    }

    /// <summary>To a conversation, away from all screens.</summary>
    public void Go(Conversation? conversation)
    {
        if (conversation is null)
            return;
        _open.Clear();
        Asking = null;
        Model.Open(conversation);
    }

    /// <summary>Asks for a line.</summary>
    public void Ask(string question, Action<string> answered) => Asking = new Asking(question, isYesOrNo: false, () => Asking = null, answered);

    /// <summary>Asks whether to do it.</summary>
    public void Confirm(string question, Action confirmed) => Asking = new Asking(question, isYesOrNo: true, () => Asking = null, _ => confirmed());

    /// <summary>Runs a slash command as if it were typed in the conversation.</summary>
    public void Run(string command)
    {
        var here = Model.Current?.Conversation;
        Post(session =>
        {
            _told = Model.LastNotice;
            var outcome = SlashTable.Run(session, here, command.Trim());
            if (outcome.Text is { } text)
                Model.Tell(text);
            if (outcome.Next is { } next)
                Go(next);
            Redraw();
        });
    }

    /// <summary>Goes to what was found.</summary>
    public void Jump(FoundMessage found)
    {
        if (Model.Seek(found))
            Go(Model.Current!.Conversation);
        else
            Model.Tell($"you are not in {SafeText.Name(found.Where)} now", isError: true);
    }

    /// <summary>Changes a setting, at once and for good.</summary>
    public void Change(Func<Settings, Settings> change)
    {
        if (Settings.Change(change) is { } problem)
            Model.Tell(problem, isError: true);
        Apply();
    }

    /// <summary>Has the settings hold.</summary>
    public void Apply()
    {
        Look.Choose(Settings.Now.Theme);
        Look.Use(ColourDepths.Of(Settings.Now.Colours, variable));
        Model.ShowTimes(Settings.Now.Is12Hours);
        Redraw();
    }

    private Screen? About(string name)
    {
        var here = Model.Current?.Conversation;
        var (target, found) = name.Length > 0 ? (name, Model.State?.Find(name)) : (here?.Name ?? "", here);
        if (found is Room room)
            return new RoomScreen(this, room);
        if (target.Length > 0 && Model.State?.IsRoomName(target) == false)
            return new MemberScreen(this, target);
        Model.Tell(target.Length == 0 ? "there is no room here" : $"you are not in {SafeText.Name(target)}");
        return null;
    }

    private Screen? TakeTheme(string name)
    {
        if (Look.Choose(name))
            Change(settings => settings with { Theme = Look.Theme.Name });
        else
            Model.Tell($"/theme {string.Join('|', Theme.All.Select(theme => theme.Name))}");
        return null;
    }

    private void Open(ScreenSpec spec, string argument)
    {
        if (spec.Open(this, argument) is not { } screen)
            return;
        if (Current?.GetType() == screen.GetType() && argument.Length == 0)
            Close();
        else
            Show(screen);
    }
}
