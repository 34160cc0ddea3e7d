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

    /// <summary>The same event as if somebody else had done it: its tags are that one's.</summary>
    public IrcLine By(Origin who) => new(output, happened with { Who = who }, view, tags);

    /// <summary>A message of the same answer without the event's tags: inside a batch that carries them.</summary>
    public MessageWriter StartBare() => new(output);

    /// <summary>What starts the further lines of one event: they have its sender's and its time's tags, not its own.</summary>
    public IrcLine Later() => new(output, new LaterLine(happened.Who, happened.Time), view, tags);

    public MessageWriter Start(Origin source, ReadOnlySpan<byte> verb)
    {
        var writer = new MessageWriter(output);
        tags.Write(happened, view, ref writer);
        writer.Source(source.Source);
        writer.Verb(verb);
        return writer;
    }
}
