using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Events;
using ChatOn.Server.Rendering;
using ChatOn.Server.State;

namespace ChatOn.Server.Tests.Rendering;

/// <summary>What one line costs: nearly all messages are one.</summary>
public sealed class MessagedRendererTests : Scenario
{
    private static readonly CapabilitySet Usual = new(Capability.MessageTags, Capability.ServerTime, Capability.AccountTag, Capability.Batch);

    private static readonly Messaged Said = new(
        new Origin(1, "alice", "~alice", "host.example", "alice", IsBot: false), 1_767_268_800_000_000, 5, "#room", MessageKind.Privmsg, "hello, world"u8.ToArray(), default);

    [Fact]
    public void One_line_is_rendered_without_allocating()
    {
        var renderers = Server.Get<RendererTable>();
        var view = new View(WireFormat.Irc, Usual);
        Render(renderers, view, times: 1000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Render(renderers, view, times: 1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void One_line_is_rendered_once_for_those_who_know_of_several_and_those_who_do_not()
    {
        var renderers = Server.Get<RendererTable>();
        renderers.Begin(Said);

        var first = renderers.For(new View(WireFormat.Irc, Usual));
        var second = renderers.For(new View(WireFormat.Irc, Usual.With(Capability.Multiline)));

        Assert.True(first.Overlaps(second));
    }

    [Fact]
    public void Several_lines_are_the_same_bytes_for_all_who_know_them()
    {
        var renderers = Server.Get<RendererTable>();
        renderers.Begin(Said with { Text = "one\ntwo"u8.ToArray(), Composition = new LineComposition([]) });
        var view = new View(WireFormat.Irc, Usual.With(Capability.Multiline));

        var first = Encoding.UTF8.GetString(renderers.For(view));
        var second = Encoding.UTF8.GetString(renderers.For(view with { Capabilities = view.Capabilities.With(Capability.CapNotify) }));

        Assert.Equal(first, second);
        Assert.Contains($" BATCH +{new MessageId(Said.Time, Said.RoomId)} draft/multiline #room\r\n", first, StringComparison.Ordinal);
        Assert.DoesNotContain("BATCH", Encoding.UTF8.GetString(renderers.For(new View(WireFormat.Irc, Usual))), StringComparison.Ordinal);
    }

    private static void Render(RendererTable renderers, View view, int times)
    {
        for (var i = 0; i < times; i++)
        {
            renderers.Begin(Said);
            renderers.For(view);
        }
    }
}
