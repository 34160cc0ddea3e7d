using ChatOn.Server.Connections;

namespace ChatOn.Server;

/// <summary>The chat as its listeners see it.</summary>
public interface IChatServer
{
    /// <summary>A peer is connected and its protocol is known. The transport then feeds the returned connection, first with the bytes read so far.</summary>
    IConnection Open(ITransport transport, Entry entry);
}
