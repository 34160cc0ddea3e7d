using ChatOn.Protocol;

namespace ChatOn.Server.Commands;

/// <summary>A kind of batch that clients may send: one class, registered in <see cref="CommandRegistration"/>.</summary>
internal interface IClientBatchType
{
    /// <summary>As in <c>BATCH +reference name</c>.</summary>
    string Name { get; }

    /// <summary>The capability that allows it; without it the type is unknown.</summary>
    Capability Needs { get; }

    ClientBatch Open(BatchOpening opening);
}
