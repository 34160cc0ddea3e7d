using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>TOPIC room :topic</c></summary>
internal sealed class TopicChangedRenderer : EventRenderer<TopicChanged>
{
    protected override void Irc(TopicChanged happened, View view, IrcLine line)
    {
        var topic = line.Start("TOPIC"u8);
        topic.Param(happened.Room);
        topic.Trailing(happened.Topic);
        topic.End();
    }

    protected override void Classic(TopicChanged happened, View view, ClassicLine line) =>
        line.Notice(Mark(happened, view) + (happened.Topic.Length == 0
            ? $"{happened.Who.Nick} removed the topic"
            : $"{happened.Who.Nick} set the topic: {happened.Topic}"));
}
