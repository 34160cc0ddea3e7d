namespace ChatOn.Client.Incoming;

/// <summary><c>NOTICE target :text</c></summary>
internal sealed class NoticeHandler(ClientSession session) : IIncomingHandler
{
    public bool TakesHistory => true;

    public void Handle(IncomingLine line) => session.Intake.Take(line, line[0], line[1], isNotice: true);
}
