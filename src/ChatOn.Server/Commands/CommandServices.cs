using ChatOn.Server.Delivery;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server.Commands;

/// <summary>What every command context gives its command.</summary>
internal sealed record CommandServices(ServerOptions Options, World World, Publisher Publisher, Router Router, ServerClock Clock, ChatLoop Loop)
{
    /// <summary>The server as the source of replies.</summary>
    public Origin Server { get; } = Origin.OfServer(Options.ServerName);
}
