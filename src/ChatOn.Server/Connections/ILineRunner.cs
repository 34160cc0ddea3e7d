using ChatOn.Server.Sessions;

namespace ChatOn.Server.Connections;

/// <summary>What an <see cref="Intake"/> gives a session's lines to, one after the other: the commands, or a classic client's dialogue.</summary>
internal interface ILineRunner
{
    /// <summary>How much of the session's budget the line takes.</summary>
    double CostOf(Session session, InboundLine line);

    /// <summary>Completes when the next line may come.</summary>
    ValueTask RunAsync(Session session, InboundLine line);
}
