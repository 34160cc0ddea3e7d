using ChatOn.Client.State;

namespace ChatOn.Client.Slash;

/// <summary>What was typed is said or done; the index of all slash commands.</summary>
public static class SlashTable
{
    private static readonly ISlash[] All =
    [
        new JoinSlash(),
        new PartSlash(),
        new MsgSlash(),
        new QuerySlash(),
        new MeSlash(),
        new NickSlash(),
        new AwaySlash(),
        new BackSlash(),
        new SetnameSlash(),
        new TopicSlash(),
        new InviteSlash(),
        new KickSlash(),
        new BanSlash(),
        new UnbanSlash(),
        new RankSlash("owner", 'q', isGiven: true, "Makes members owners of a room"),
        new RankSlash("deowner", 'q', isGiven: false, "Takes the role of an owner"),
        new RankSlash("protect", 'a', isGiven: true, "Makes members protected"),
        new RankSlash("deprotect", 'a', isGiven: false, "Takes the role of a protected member"),
        new RankSlash("op", 'o', isGiven: true, "Makes members operators of a room"),
        new RankSlash("deop", 'o', isGiven: false, "Takes the role of an operator"),
        new RankSlash("halfop", 'h', isGiven: true, "Makes members half-operators"),
        new RankSlash("dehalfop", 'h', isGiven: false, "Takes the role of a half-operator"),
        new RankSlash("voice", 'v', isGiven: true, "Lets members speak where not everybody may"),
        new RankSlash("devoice", 'v', isGiven: false, "Takes the voice again"),
        new RolesSlash(),
        new ModeSlash(),
        new WhoisSlash(),
        new ListSlash(),
        new RegisterSlash(),
        new LoginSlash(),
        new LogoutSlash(),
        new OperSlash(),
        new ServiceSlash("nickserv", "What NickServ can do for your account"),
        new ServiceSlash("chanserv", "What ChanServ can do for rooms"),
        new ServiceSlash("operserv", "What OperServ can do, for operators of the server"),
        new AuditSlash(),
        new IgnoreSlash(),
        new UnignoreSlash(),
        new MarkreadSlash(),
        new ReplySlash(),
        new ReactSlash(),
        new EditSlash(),
        new RedactSlash(),
        new RenameSlash(),
        new SearchSlash(),
        new NamesSlash(),
        new RawSlash(),
        new QuitSlash(),
    ];

    /// <summary>All commands, for help.</summary>
    public static IEnumerable<SlashSpec> Specs => All.Select(slash => slash.Spec);

    /// <summary>Takes what somebody typed: a command, or something to be said. <c>//</c> begins a text with a slash.</summary>
    /// <param name="current">Where it was typed; null for nowhere.</param>
    public static SlashOutcome Run(ClientSession session, Conversation? current, string typed)
    {
        if (typed.Length == 0)
            return new SlashOutcome(null, null);
        // A blank before a command came with what was pasted: it must not make a password a message.
        if (Find(typed) is not null)
            typed = typed.TrimStart();
        if (typed[0] != '/' || typed.StartsWith("//", StringComparison.Ordinal))
            return Say(session, current, typed[0] == '/' ? typed[1..] : typed);
        var space = typed.IndexOf(' ', StringComparison.Ordinal);
        var name = (space < 0 ? typed[1..] : typed[1..space]).ToLowerInvariant();
        if (name == "help")
            return new SlashOutcome(Help, null);
        if (Find(typed) is not { } slash)
            return new SlashOutcome($"there is no /{SafeText.Line(name)}: /help lists the commands", null);
        var input = new SlashInput(session, current, space < 0 ? "" : typed[(space + 1)..]);
        if (input.Words.Length < slash.Spec.MinWords)
            return new SlashOutcome($"/{slash.Spec.Name} {slash.Spec.Syntax}: {slash.Spec.Help}", null);
        if (session.State.Phase != ConnectionPhase.Online && !slash.Spec.CanWait)
            return new SlashOutcome($"/{slash.Spec.Name} needs a connection, and there is none now: try again when it is back", null);
        return new SlashOutcome(slash.Run(input), input.Next);
    }

    /// <summary>Whether what was typed may hold a password.</summary>
    public static bool IsSecret(string typed) => Find(typed)?.Spec.IsSecret == true;

    private static ISlash? Find(string typed)
    {
        var text = typed.AsSpan().TrimStart();
        if (text.IsEmpty || text[0] != '/')
            return null;
        var space = text.IndexOf(' ');
        var name = (space < 0 ? text[1..] : text[1..space]).ToString();
        return Array.Find(All, one => string.Equals(one.Spec.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    private static string Help => string.Join('\n', Specs.Select(spec => $"/{spec.Name} {spec.Syntax}".PadRight(28) + spec.Help));

    private static SlashOutcome Say(ClientSession session, Conversation? current, string text)
    {
        if (current is null)
            return new SlashOutcome("you are in no room: /join #room", null);
        session.Say(current.Name, text);
        return new SlashOutcome(null, null);
    }
}

/// <summary>What came of it.</summary>
/// <param name="Text">To be told to who typed it; null for nothing.</param>
/// <param name="Next">The conversation to go to; null to stay.</param>
public sealed record SlashOutcome(string? Text, Conversation? Next);
