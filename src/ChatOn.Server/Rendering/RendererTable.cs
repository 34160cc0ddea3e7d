using System.Buffers;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary>The renderers by event, and the renderings of the event at hand: each is made once per set of capabilities looked at.</summary>
internal sealed class RendererTable
{
    private readonly Dictionary<Type, EventRenderer> _renderers;
    private readonly OutgoingTags _tags;
    private readonly ArrayBufferWriter<byte> _arena = new(4096);
    private readonly List<Rendering> _made = [];
    private EventRenderer _renderer = null!;
    private Event _event = null!;
    private Protocol.CapabilitySet _looks;

    public RendererTable(IEnumerable<EventRenderer> renderers, OutgoingTags tags)
    {
        _renderers = renderers.ToDictionary(r => r.EventType);
        _tags = tags;
    }

    /// <summary>How many renderings the event at hand has taken.</summary>
    public int Made => _made.Count;

    /// <summary>Begins the rendering of an event; what was rendered before is forgotten.</summary>
    public void Begin(Event happened)
    {
        _event = happened;
        _renderer = _renderers[happened.GetType()];
        _looks = _renderer.LooksAt(happened) | _tags.Looks;
        _arena.ResetWrittenCount();
        _made.Clear();
    }

    /// <summary>The event as a view shows it; empty when it is not to hear of it. Valid until the next <see cref="Begin"/> or call.</summary>
    public ReadOnlySpan<byte> For(View view)
    {
        if (!Shown.IsFor(view, _event))
            return default;
        view = view.Of(_event);
        var key = view.Key(_looks);
        foreach (var made in _made)
        {
            if (made.Key == key)
                return _arena.WrittenSpan.Slice(made.Start, made.Length);
        }

        var start = _arena.WrittenCount;
        _renderer.Render(_event, view, _tags, _arena);
        var rendering = new Rendering(key, start, _arena.WrittenCount - start);
        _made.Add(rendering);
        return _arena.WrittenSpan.Slice(start, rendering.Length);
    }

    private readonly record struct Rendering(ulong Key, int Start, int Length);
}
