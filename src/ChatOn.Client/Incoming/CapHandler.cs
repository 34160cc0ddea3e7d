namespace ChatOn.Client.Incoming;

/// <summary><c>CAP nick subcommand [*] :capabilities</c>: https://ircv3.net/specs/extensions/capability-negotiation</summary>
internal sealed class CapHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        switch (line[1].ToUpperInvariant())
        {
            case "LS":
                session.Negotiation.Listed(line.Last, isLast: line[2] != "*" || line.Count < 4);
                break;
            case "ACK":
                session.Negotiation.Acknowledged(line.Last);
                break;
            case "NAK":
                session.Negotiation.Refused(line.Last);
                break;
            case "NEW":
                session.Negotiation.Added(line.Last);
                break;
            case "DEL":
                session.Negotiation.Removed(line.Last);
                break;
        }
    }
}
