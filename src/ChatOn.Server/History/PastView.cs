using ChatOn.Server.Delivery;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.History;

/// <summary>One session's look at one place's past: what it may see there, and of that what it is shown, by what it negotiated.</summary>
/// <param name="view">As it was when it asked: what it negotiates later holds for what it hears after that.</param>
internal sealed class PastView(Session session, View view, HistoryPlace place, Router router)
{
    public HistoryPlace Place => place;

    /// <summary>Whether joins, parts and the like are shown too.</summary>
    public bool TakesNoted => Shown.TakesNoted(view);

    /// <summary>Whether anything is shown behind what it is about.</summary>
    public bool TakesContext => Shown.TakesContext(view);

    /// <summary>Whether an event is shown in its own place. Its rendering decides, so that a page counts what it shows.</summary>
    public bool Shows(Event happened) =>
        session.User is { } user && place.MaySee(user.Id, happened) && IsRendered(happened, isContext: false);

    /// <summary>Whether an event is shown behind the one that it is about, which is shown.</summary>
    public bool ShowsContext(Event happened) =>
        session.User is { } user && place.MaySee(user.Id, happened, isContext: true) && IsRendered(happened, isContext: true);

    /// <summary>The event as it is shown; empty when it is not. Valid until the next event.</summary>
    public ReadOnlySpan<byte> Render(Event happened, bool isContext) =>
        router.Render(happened, view.Of(session.User, happened) with { IsPast = true, IsContext = isContext });

    private bool IsRendered(Event happened, bool isContext) => !Render(happened, isContext).IsEmpty;
}
