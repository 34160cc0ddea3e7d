using ChatOn.Client;
using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Chatting;

/// <summary>Prints what happens, a line each, every one safe to be shown. One's own messages appear when the server has them.</summary>
internal sealed class PlainPrinter(TextWriter output, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly Lock _turn = new();

    public bool IsOnline { get; private set; }

    public bool HasBroken { get; private set; }

    public void Print(ClientEvent happened)
    {
        if (TextOf(happened) is { } text)
            Write(text);
    }

    /// <summary>Tells something that is no message; each line is marked.</summary>
    public void Tell(string text) => Write(string.Join('\n', SafeText.Lines(text).Split('\n').Select(line => $"-- {line}")));

    /// <summary>Waits until nothing is on its way.</summary>
    public async Task AllSaidAsync(ChatClient client, CancellationToken cancellationToken)
    {
        while (true)
        {
            var counted = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!client.Post(session => counted.SetResult(session.Unconfirmed)) || await counted.Task.WaitAsync(cancellationToken) == 0)
                return;
            await Task.Delay(LookEvery, time, cancellationToken);
        }
    }

    private string? TextOf(ClientEvent happened) => happened switch
    {
        MessageAdded { Message.Status: MessageStatus.Sent } added => MessageLine.Of(added.Message, time, added.Conversation.Name),
        MessageChanged { Change: MessageChange.Sent } sent => MessageLine.Of(sent.Message, time, sent.Conversation.Name),
        MessageChanged { Change: MessageChange.Failed } failed => Mark($"not sent: {failed.Message.Text} ({failed.Message.Failure})"),
        MessageChanged { Change: MessageChange.Edited } edited => MessageLine.Of(edited.Message, time, edited.Conversation.Name),
        MessageChanged { Change: MessageChange.Redacted } redacted => Mark($"{redacted.Conversation.Name} a message of {SafeText.Name(redacted.Message.Sender)} was taken back"),
        MessageChanged { Change: MessageChange.Reacted, Message.Reactions: [.., var last] } reacted =>
            Mark($"{reacted.Conversation.Name} {SafeText.Name(last.Nick)} reacts to {SafeText.Name(reacted.Message.Sender)}: {last.Text}"),
        MembersChanged members => TextOf(members),
        RoomChanged changed => Mark($"{changed.Room.Name} {(changed.By is null ? "" : SafeText.Name(changed.By) + " ")}{changed.Text}"),
        Invited invited => Mark($"{SafeText.Name(invited.By)} invites you to {SafeText.Name(invited.Room)}: /join {invited.Room}"),
        HistoryLoaded { Conversation.HasGap: true } loaded => Mark($"{loaded.Conversation.Name} something may be missing that was said during the break"),
        ServerSaid said => Mark(said.IsError ? $"error: {said.Text}" : said.Text),
        ConnectionChanged changed => TextOf(changed),
        _ => null,
    };

    private string TextOf(ConnectionChanged changed)
    {
        IsOnline |= changed.Phase == ConnectionPhase.Online;
        HasBroken |= changed.Phase == ConnectionPhase.Disconnected;
        return Mark(changed.Text);
    }

    private string? TextOf(MembersChanged change)
    {
        var (room, who, why) = (change.Room.Name, SafeText.Name(change.Nick), string.IsNullOrEmpty(change.Text) ? "" : $" ({change.Text})");
        return change.Change switch
        {
            MemberChange.Joined => Mark($"{room} {who} joined"),
            MemberChange.Parted => Mark($"{room} {who} left{why}"),
            MemberChange.Quit => Mark($"{room} {who} is gone{why}"),
            MemberChange.Kicked => Mark($"{room} {who} was put out by {SafeText.Name(change.By ?? "")}{why}"),
            MemberChange.Renamed => Mark($"{room} {who} is now {SafeText.Name(change.Text ?? "")}"),
            MemberChange.Listed => Mark($"{room} {change.Room.Members.Count} here"),
            _ => null,
        };
    }

    private static string Mark(string text) => $"-- {SafeText.Line(text)}";

    // What happens and what is answered to the person come from two threads.
    private void Write(string text)
    {
        lock (_turn)
        {
            output.WriteLine(text);
            output.Flush();
        }
    }
}
