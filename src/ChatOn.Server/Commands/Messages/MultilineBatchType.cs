using ChatOn.Protocol;
using ChatOn.Server.Rendering;

namespace ChatOn.Server.Commands.Messages;

/// <summary>The batch type <c>draft/multiline</c> — https://ircv3.net/specs/extensions/multiline</summary>
internal sealed class MultilineBatchType(Messaging messaging, LimitOptions limits) : IClientBatchType
{
    /// <summary>The code of an error that has none of its own.</summary>
    public const string Invalid = "MULTILINE_INVALID";

    public string Name => MessageLines.BatchType;

    public Capability Needs => Capability.Multiline;

    public ClientBatch Open(BatchOpening opening) => new MultilineBatch(opening, messaging, limits);
}
