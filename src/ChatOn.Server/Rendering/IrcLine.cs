using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.State;

namespace ChatOn.Server.Rendering;

/// <summary>Starts an event's messages: tags, source and verb are the same for all of them.</summary>
internal readonly ref struct IrcLine(IBufferWriter<byte> output, Event happened, View view, OutgoingTags tags)
{
    /// <summary>A message from who did it.</summary>
    public MessageWriter Start(ReadOnlySpan<byte> verb) => Start(happened.Who, verb);

    public MessageWriter Start(Origin source, ReadOnlySpan<byte> verb)
    {
        var writer = new MessageWriter(output);
        tags.Write(happened, view, ref writer);
        writer.Source(source.Source);
        writer.Verb(verb);
        return writer;
    }
}
