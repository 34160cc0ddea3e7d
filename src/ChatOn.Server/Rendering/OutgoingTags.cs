using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering.Tags;

namespace ChatOn.Server.Rendering;

/// <summary>All tags an event's message may carry, one class each.</summary>
internal sealed class OutgoingTags
{
    private readonly IOutgoingTag[] _tags;

    public OutgoingTags(IEnumerable<IOutgoingTag> tags)
    {
        _tags = [.. tags];
        Looks = _tags.Aggregate(CapabilitySet.Empty, (set, tag) => set | tag.Needs);
    }

    /// <summary>The capabilities that some tag depends on.</summary>
    public CapabilitySet Looks { get; }

    public void Write(Event happened, View view, ref MessageWriter writer)
    {
        foreach (var tag in _tags)
        {
            if ((view.Capabilities & tag.Needs).Bits != 0)
                tag.Write(happened, view, ref writer);
        }
    }
}
