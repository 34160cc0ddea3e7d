using System.Buffers;
using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>Turns one kind of event into bytes for a view. Writes nothing where that view is not to hear of it.</summary>
internal abstract class EventRenderer
{
    public abstract Type EventType { get; }

    /// <summary>The capabilities it looks at besides those of the tags; the key of the cache within a fan-out.</summary>
    public abstract CapabilitySet Looks { get; }

    /// <summary>The same for one event, where a renderer looks at more for some.</summary>
    public virtual CapabilitySet LooksAt(Event happened) => Looks;

    public abstract void Render(Event happened, View view, OutgoingTags tags, IBufferWriter<byte> output);
}

/// <inheritdoc/>
internal abstract class EventRenderer<T> : EventRenderer
    where T : Event
{
    public override Type EventType => typeof(T);

    public override CapabilitySet Looks => CapabilitySet.Empty;

    public override void Render(Event happened, View view, OutgoingTags tags, IBufferWriter<byte> output)
    {
        if (view.IsClassic)
        {
            Classic((T)happened, view, new ClassicLine(output));
            return;
        }

        Irc((T)happened, view, new IrcLine(output, happened, view, tags));
    }

    /// <summary>Writes the message for an IRC client.</summary>
    protected abstract void Irc(T happened, View view, IrcLine line);

    /// <summary>Writes the line for a person who reads it as it is.</summary>
    protected abstract void Classic(T happened, View view, ClassicLine line);

    /// <summary>What stands before a line of another room than the one the reader talks in.</summary>
    protected static string Mark(RoomEvent happened, View view) => view.IsElsewhere ? $"[{happened.Room}] " : "";
}
