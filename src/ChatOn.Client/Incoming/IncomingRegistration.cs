namespace ChatOn.Client.Incoming;

/// <summary>Which handler takes what: the index of all that a server can say.</summary>
internal static class IncomingRegistration
{
    public static IReadOnlyDictionary<string, IIncomingHandler> Create(ClientSession session)
    {
        var standardReply = new StandardReplyHandler(session);
        var endOfMotd = new EndOfMotdHandler(session);
        var topicReply = new TopicReplyHandler(session);
        var nickRefused = new NickRefusedHandler(session);
        var loggedIn = new LoggedInHandler(session);
        var sasl = new SaslReplyHandler(session);
        var who = new WhoReplyHandler(session, new NumericHandler(session));
        var away = new AwayReplyHandler(session);
        return new Dictionary<string, IIncomingHandler>(StringComparer.Ordinal)
        {
            ["PING"] = new PingHandler(session),
            ["PONG"] = new PongHandler(session),
            ["ERROR"] = new ErrorHandler(session),
            ["ACK"] = new AckHandler(),
            ["CAP"] = new CapHandler(session),
            ["AUTHENTICATE"] = new AuthenticateHandler(session),
            ["BATCH"] = new BatchHandler(session),
            ["PRIVMSG"] = new PrivmsgHandler(session),
            ["NOTICE"] = new NoticeHandler(session),
            ["TAGMSG"] = new TagmsgHandler(session),
            ["REDACT"] = new RedactHandler(session),
            ["EDITMSG"] = new EditmsgHandler(session),
            ["MARKREAD"] = new MarkreadHandler(session),
            ["JOIN"] = new JoinHandler(session),
            ["PART"] = new PartHandler(session),
            ["QUIT"] = new QuitHandler(session),
            ["KICK"] = new KickHandler(session),
            ["NICK"] = new NickHandler(session),
            ["TOPIC"] = new TopicHandler(session),
            ["MODE"] = new ModeHandler(session),
            ["RENAME"] = new RenameHandler(session),
            ["AWAY"] = new AwayHandler(session),
            ["ACCOUNT"] = new AccountHandler(session),
            ["CHGHOST"] = new ChghostHandler(session),
            ["SETNAME"] = new SetnameHandler(session),
            ["INVITE"] = new InviteHandler(session),
            ["FAIL"] = standardReply,
            ["WARN"] = standardReply,
            ["NOTE"] = standardReply,
            ["001"] = new WelcomeHandler(session),
            ["005"] = new IsupportHandler(session),
            ["376"] = endOfMotd,
            ["422"] = endOfMotd,
            ["353"] = new NamesHandler(session),
            ["366"] = new EndOfNamesHandler(session),
            ["315"] = who,
            ["352"] = who,
            ["324"] = new ModeIsHandler(session),
            ["331"] = topicReply,
            ["332"] = topicReply,
            ["333"] = new TopicWhoHandler(session),
            ["301"] = away,
            ["305"] = away,
            ["306"] = away,
            ["431"] = nickRefused,
            ["432"] = nickRefused,
            ["433"] = nickRefused,
            ["436"] = nickRefused,
            ["437"] = nickRefused,
            ["900"] = loggedIn,
            ["901"] = loggedIn,
            ["902"] = sasl,
            ["903"] = sasl,
            ["904"] = sasl,
            ["905"] = sasl,
            ["906"] = sasl,
            ["907"] = sasl,
            ["908"] = sasl,
        };
    }
}
