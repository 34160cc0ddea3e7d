using CsCheck;

namespace ChatOn.Client.Tests.State;

/// <summary>Where messages stand.</summary>
public sealed class TimelineTests
{
    [Fact]
    public void Every_message_is_found_where_it_stands_and_nowhere_when_it_is_gone() => Check.Sample(
        Gen.Int[0, 20].Array[1, 60],
        seconds =>
        {
            var script = new Script().Online();
            var timeline = script.Enter().Timeline;
            for (var i = 0; i < seconds.Length; i++)
                script.Says($"@time=2026-01-01T12:00:{seconds[i]:00}.000Z;msgid=m{i} :bob!~bob@host PRIVMSG #room :hello");
            for (var i = 0; i < timeline.Messages.Count; i++)
            {
                Assert.Equal(i, timeline.IndexOf(timeline.Messages[i]));
                Assert.Equal(timeline.Messages.Count(one => one.Time <= timeline.Messages[i].Time), timeline.CountUntil(timeline.Messages[i].Time));
            }

            var other = new Script().Online();
            var room = other.Enter();
            other.Says("@time=2026-01-01T12:00:07.000Z;msgid=m0 :bob!~bob@host PRIVMSG #room :hello");
            Assert.Equal(-1, timeline.IndexOf(room.Timeline.Messages[0]));
        },
        iter: 50);
}
