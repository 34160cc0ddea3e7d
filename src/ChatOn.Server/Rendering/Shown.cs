using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>
/// Which events a session is shown at all, by what it negotiated: of the past by https://ircv3.net/specs/extensions/chathistory, of what its
/// own user said elsewhere by https://wiki.znc.in/Query_buffers. How they look is their renderers' concern.
/// </summary>
internal static class Shown
{
    // Outside of a batch a JOIN of the past would be taken for one of now.
    private static readonly CapabilitySet Playback = new(Capability.EventPlayback, Capability.Batch);

    private static readonly CapabilitySet Context =
        new(Capability.EventPlayback, Capability.MessageRedaction, Capability.MessageEdit);

    private static readonly CapabilitySet Askers = new(Capability.Chathistory, Capability.Search);

    public static bool IsFor(View view, Event happened)
    {
        if (view.IsOwn && !TakesOwn(view, happened) && IsDirect(happened))
            return false;
        return !view.IsPast || (view.IsContext ? TakesContext(view, happened) : TakesPast(view, happened));
    }

    /// <summary>Whether joins, parts and the like are among what it is shown of the past.</summary>
    public static bool TakesNoted(View view) => view.Capabilities.HasAll(Playback);

    /// <summary>Whether it may be shown anything behind what it is about: that is told by a tag.</summary>
    public static bool TakesContext(View view) =>
        view.Capabilities.Has(Capability.MessageTags) && !(view.Capabilities & Context).IsEmpty;

    private static bool TakesPast(View view, Event happened) => happened switch
    {
        Messaged { Kind: not MessageKind.Tagmsg } or Edited => true,
        Redacted or Tombstone { WasTagmsg: false } => view.Capabilities.Has(Capability.MessageRedaction),
        Tombstone => TakesNoted(view) && view.Capabilities.Has(Capability.MessageRedaction),
        _ => TakesNoted(view),
    };

    private static bool TakesContext(View view, Event happened) => TakesContext(view) && happened switch
    {
        Messaged { Kind: MessageKind.Tagmsg } => TakesNoted(view),
        Redacted => view.Capabilities.Has(Capability.MessageRedaction),
        Edited => view.Capabilities.Has(Capability.MessageEdit),
        _ => false,
    };

    // A client that does not expect its own words would take them for somebody's who writes to it. Who asks for history expects both sides.
    // What points to a message by its id is not taken for one.
    private static bool TakesOwn(View view, Event happened) =>
        view.IsClassic || view.IsOrigin || view.Capabilities.Has(Capability.EchoMessage) || view.Capabilities.Has(Capability.ZncSelfMessage)
        || (view.IsPast && !(view.Capabilities & Askers).IsEmpty)
        || (happened is Redacted && view.Capabilities.Has(Capability.MessageRedaction))
        || (happened is Edited && view.Capabilities.Has(Capability.MessageEdit));

    // What one says to oneself is for oneself.
    private static bool IsDirect(Event happened) =>
        happened is RoomEvent said and (Messaged or Edited or Redacted or Tombstone)
        && !said.Room.Contains('#', StringComparison.Ordinal) && !CaseMapping.Equals(said.Room, said.Who.Nick);
}
