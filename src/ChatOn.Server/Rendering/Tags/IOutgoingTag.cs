using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering.Tags;

/// <summary>One tag that the server puts on events' messages.</summary>
internal interface IOutgoingTag
{
    /// <summary>Any of these makes a session receive it.</summary>
    CapabilitySet Needs { get; }

    /// <summary>Writes the tag, or nothing when the event has none.</summary>
    void Write(Event happened, View view, ref MessageWriter writer);
}
