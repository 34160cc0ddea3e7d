using static ChatOn.Server.Sessions.Classic.ClassicServices;

namespace ChatOn.Server.Sessions.Classic;

/// <summary>THE INDEX of slash commands of line clients: each is one line here, and an IRC command does the work.</summary>
internal sealed class SlashTable
{
    private readonly Dictionary<string, SlashCommand> _byName;

    public SlashTable() => _byName = All.ToDictionary(slash => slash.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>In the order of /help.</summary>
    public IReadOnlyList<SlashCommand> All { get; } =
    [
        new("help", "/help", "this list", 0, _ => new SlashAction.Help()),
        new("nick", "/nick NAME", "takes another nickname", 1, a => Run("NICK", a.Word(0))),
        new("who", "/who [#ROOM]", "who is in the room", 0, a => Run("NAMES", a.Count > 0 ? a.RoomAt(0) : a.Room)),
        new("whois", "/whois NAME", "who somebody is", 1, a => Run("WHOIS", a.Word(0))),
        new("list", "/list", "which rooms there are", 0, _ => Run("LIST")),
        new("join", "/join #ROOM [KEY]", "comes into a room, and talks there from then on", 1, Join),
        new("part", "/part [#ROOM]", "leaves a room", 0, a => Run("PART", a.Count > 0 ? a.RoomAt(0) : a.Room)),
        new("topic", "/topic [TEXT]", "shows or sets the room's topic", 0, a => a.Count == 0 ? Run("TOPIC", a.Room) : Run("TOPIC", a.Room, a.Text)),
        new("msg", "/msg NAME TEXT", "says something to one person", 2, a => new SlashAction.Tell(a.Word(0), a.After(1))),
        new("me", "/me TEXT", "says what you do", 1, a => new SlashAction.Act(a.Text)),
        new("away", "/away [TEXT]", "you are away; without a text you are back", 0, a => a.Count == 0 ? Run("AWAY") : Run("AWAY", a.Text)),
        new("invite", "/invite NAME", "invites somebody to the room", 1, a => Run("INVITE", a.Word(0), a.Room)),
        new("kick", "/kick NAME [REASON]", "puts somebody out of the room", 1, Kick),
        new("register", "/register PASSWORD [EMAIL]", "makes your nickname yours: an account", 1, a => Run("NICKSERV", "REGISTER", a.Text)),
        new("login", "/login [NAME] PASSWORD", "logs in to your account", 1, a => Run("NICKSERV", "IDENTIFY", a.Text)),
        new("account", "/account COMMAND", "everything about your account; /account help lists it", 1, a => Run("NICKSERV", a.Text)),
        new("room", "/room COMMAND", "rooms that last; /room help lists it", 1, a => Run("CHANSERV", a.Text)),
        new("operator", "/operator COMMAND", "for operators of the server: bans, protection, the audit log; /operator help lists it", 1, a => Run("OPERSERV", a.Text)),
        new("oper", "/oper NAME PASSWORD", "makes you an operator of the server", 2, a => Run("OPER", a.Word(0), a.After(1))),
        new("quit", "/quit [REASON]", "goodbye", 0, a => a.Count == 0 ? Run("QUIT") : Run("QUIT", a.Text)),
    ];

    public SlashCommand? Find(string name) => _byName.GetValueOrDefault(name);

    private static SlashAction.Run Run(string verb, params ReadOnlySpan<string> parameters) => new(Command(verb, parameters));

    private static SlashAction.Join Join(SlashArguments a)
    {
        var room = a.RoomAt(0);
        return new(a.Count > 1 ? Command("JOIN", room, a.Word(1)) : Command("JOIN", room), room);
    }

    private static SlashAction.Run Kick(SlashArguments a) => a.Count > 1 ? Run("KICK", a.Room, a.Word(0), a.After(1)) : Run("KICK", a.Room, a.Word(0));
}
