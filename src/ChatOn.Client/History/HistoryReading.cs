using System.Globalization;
using ChatOn.Client.Events;
using ChatOn.Client.Incoming;
using ChatOn.Client.Sending;
using ChatOn.Client.State;
using ChatOn.Protocol;

namespace ChatOn.Client.History;

/// <summary>
/// Reads history by pages: what was said last, what was missed during a break, what is older. https://ircv3.net/specs/extensions/chathistory
/// What was missed is asked for from just before the last thing that was seen, so that its coming again proves that nothing is missing between.
/// </summary>
internal sealed class HistoryReading(ClientSession session)
{
    private const int UsualPage = 100;
    private const int MostConversations = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<HistoryRequest> _requests = [];

    private bool IsOffered => session.State.Capabilities.Has(Capability.Chathistory) && session.State.Capabilities.Has(Capability.Batch);

    private int Page => session.State.Isupport.TryGet("CHATHISTORY", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0
        ? Math.Min(most, UsualPage) : UsualPage;

    /// <summary>A time as the protocol writes it.</summary>
    public static string Stamp(DateTimeOffset time) => ServerTime.Format((time - DateTimeOffset.UnixEpoch).Ticks / 10);

    /// <summary>Whether messages of the past are being asked for, to be looked at only.</summary>
    public bool IsLoadingOlder(Conversation conversation) => Find(conversation)?.Purpose == HistoryPurpose.Older;

    /// <summary>One has come in, or is back: reads what was missed, or at first what was said last.</summary>
    public void CatchUp(Conversation conversation)
    {
        if (Find(conversation) is not null)
            return;
        var from = conversation.SeenUntil ?? session.Options.HistorySince;
        if (!IsOffered)
        {
            conversation.HasGap |= conversation.SeenUntil is not null;
            conversation.HasOlder = false;
            session.Outbox.CaughtUp(conversation, isComplete: false);
            return;
        }

        if (from is null && session.Options.InitialHistory == 0)
        {
            session.Outbox.CaughtUp(conversation, isComplete: false);
            return;
        }

        conversation.IsCatchingUp = true;
        var request = new HistoryRequest(conversation, from is null ? HistoryPurpose.Latest : HistoryPurpose.Missed, from);
        // A millisecond is one to the server, and the last thing seen is to come again.
        request.Cursor = from is { } time ? $"timestamp={Stamp(time.AddMilliseconds(-1))}" : "*";
        _requests.Add(request);
        Ask(request);
    }

    /// <summary>Back after a break: direct conversations have to be looked at, too.</summary>
    public void CatchUpDirect()
    {
        foreach (var conversation in session.State.Conversations.OfType<DirectConversation>()
            .Where(one => one.SeenUntil is not null || session.Outbox.HasDoubts(one)).OrderByDescending(one => one.SeenUntil).Take(MostConversations).ToList())
            CatchUp(conversation);
    }

    public void LoadOlder(Conversation conversation)
    {
        // Its end is told when it is there.
        if (Find(conversation) is not null)
            return;
        if (!conversation.HasOlder || session.State.Phase != ConnectionPhase.Online || !IsOffered || conversation.Timeline.IsFull)
        {
            session.Raise(new HistoryLoaded(conversation, 0));
            return;
        }

        var first = conversation.Timeline.Messages.FirstOrDefault(message => message.Id is not null);
        var request = new HistoryRequest(conversation, HistoryPurpose.Older, null) { Cursor = first is null ? "*" : $"msgid={first.Id}" };
        _requests.Add(request);
        Ask(request);
    }

    /// <summary>A line of a page, message or not.</summary>
    public void Saw(IncomingLine line)
    {
        if (line.Batch is not { } batch || OfBatch(batch.Parent ?? batch) is not { } request || line.HasTag("draft/chathistory-context"u8))
            return;
        request.LinesOfPage++;
        request.HasAnchor |= line.Time <= request.From;
        request.Cursor = line.Id is { } id ? $"msgid={id}" : $"timestamp={Stamp(line.Time)}";
    }

    /// <summary>A message of a page was not there yet.</summary>
    public void Added(Conversation conversation)
    {
        if (Find(conversation) is { } request)
            request.Added++;
    }

    /// <summary>A page is complete.</summary>
    public void Ended(Batches.OpenBatch batch)
    {
        if (OfBatch(batch) is not { } request)
            return;
        // Only an empty page is the last: what the server does not show is not counted alike everywhere.
        if (request.Purpose == HistoryPurpose.Missed && request.LinesOfPage > 0 && request.Cursor != request.PageStart && request.Pages < session.Options.Limits.GapPages)
            Ask(request);
        else
            Finish(request, isRead: request.Pages < session.Options.Limits.GapPages);
    }

    /// <summary>The server refuses.</summary>
    /// <returns>Whether that was about history that is being read.</returns>
    public bool TryFail(string? label, string? target)
    {
        var request = _requests.Find(one => label is not null && one.Label == label) ?? _requests.Find(one => session.State.Names.Same(one.Conversation.Name, target));
        if (request is null)
            return false;
        Finish(request, isRead: false);
        return true;
    }

    public void Disconnected() => _requests.Clear();

    public void Tick()
    {
        foreach (var request in _requests.Where(one => session.Time.GetElapsedTime(one.AskedAt) > Patience).ToList())
            Finish(request, isRead: false);
    }

    private HistoryRequest? Find(Conversation conversation) => _requests.Find(one => one.Conversation == conversation);

    private HistoryRequest? OfBatch(Batches.OpenBatch batch) =>
        _requests.Find(one => batch.Label is { } label && one.Label == label)
        ?? _requests.Find(one => session.State.Names.Same(one.Conversation.Name, batch.Start[2]));

    private void Ask(HistoryRequest request)
    {
        request.Label = session.NextLabel();
        request.AskedAt = session.Time.GetTimestamp();
        request.Pages++;
        (request.LinesOfPage, request.PageStart) = (0, request.Cursor);
        var verb = request.Purpose switch { HistoryPurpose.Missed => "AFTER", HistoryPurpose.Older when request.Cursor != "*" => "BEFORE", _ => "LATEST" };
        var limit = request.Purpose == HistoryPurpose.Latest ? Math.Min(Page, session.Options.InitialHistory) : Page;
        string[] parameters = [verb, request.Conversation.Name, request.Cursor!, limit.ToString(CultureInfo.InvariantCulture)];
        if (session.State.Capabilities.Has(Capability.LabeledResponse))
            session.Send(Line.Of([new("label", request.Label)], "CHATHISTORY", parameters));
        else
            session.Send(Line.Of("CHATHISTORY", parameters));
    }

    private void Finish(HistoryRequest request, bool isRead)
    {
        _requests.Remove(request);
        var conversation = request.Conversation;
        if (request.Purpose == HistoryPurpose.Older)
        {
            conversation.HasOlder = isRead && request.LinesOfPage > 0;
            session.Raise(new HistoryLoaded(conversation, request.Added));
            return;
        }

        conversation.EndCatchUp();
        conversation.HasGap |= request.IsAfterBreak && !(isRead && request.HasAnchor);
        foreach (var message in conversation.Timeline.Messages.Where(message => !message.IsAnnounced).ToList())
            session.Intake.Announce(conversation, message);
        session.Raise(new HistoryLoaded(conversation, request.Added));
        session.Outbox.CaughtUp(conversation, isRead && request.HasAnchor);
    }
}
