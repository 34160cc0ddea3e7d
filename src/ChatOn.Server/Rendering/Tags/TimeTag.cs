using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering.Tags;

/// <summary>
/// <c>time=2011-10-19T16:40:51.620Z</c> — https://ircv3.net/specs/extensions/server-time. Clients of https://wiki.znc.in/Playback keep
/// track of it, and get it too.
/// </summary>
internal sealed class TimeTag : IOutgoingTag
{
    public CapabilitySet Needs { get; } = new(Capability.ServerTime, Capability.ZncPlayback);

    public void Write(Event happened, View view, ref MessageWriter writer)
    {
        Span<byte> text = stackalloc byte[ServerTime.Length];
        ServerTime.TryFormat(happened.Time, text);
        writer.Tag("time"u8, text);
    }
}
