namespace ChatOn.Client.State;

/// <summary>How far the connection is.</summary>
public enum ConnectionPhase
{
    Disconnected,

    /// <summary>A connection is being made.</summary>
    Connecting,

    /// <summary>Capabilities, login, nickname.</summary>
    Registering,

    /// <summary>In the chat.</summary>
    Online,
}
