using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Commands;
using ChatOn.Server.State;

namespace ChatOn.Server.Rendering;

/// <summary>A whole batch around rendered lines; for clients without batches the bare lines. https://ircv3.net/specs/extensions/batch</summary>
internal static class WrittenBatch
{
    /// <param name="reference">Unique on the connection.</param>
    /// <param name="parameter">The one parameter of the type.</param>
    public static void Write(
        IBufferWriter<byte> output, View view, Origin server, string reference, string type, string parameter, ReadOnlySpan<byte> lines)
    {
        if (view.IsClassic || !view.Capabilities.Has(Capability.Batch))
        {
            output.Write(lines);
            return;
        }

        var start = new MessageWriter(output);
        start.Source(server.Source);
        start.Verb("BATCH"u8);
        start.Param("+" + reference);
        start.Param(type);
        start.ParamOrStar(parameter);
        start.End();
        new ReplyTag("batch", reference).WriteBeforeEach(lines, output);
        var end = new MessageWriter(output);
        end.Source(server.Source);
        end.Verb("BATCH"u8);
        end.Param("-" + reference);
        end.End();
    }
}
