namespace ChatOn.Client.Incoming;

/// <summary>What the client does with one verb of the server.</summary>
internal interface IIncomingHandler
{
    /// <summary>Whether it also takes lines of the past; else those are passed over.</summary>
    bool TakesHistory => false;

    void Handle(IncomingLine line);
}
