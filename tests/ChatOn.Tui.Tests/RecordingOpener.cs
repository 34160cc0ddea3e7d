using ChatOn.Tui.Links;

namespace ChatOn.Tui.Tests;

/// <summary>Remembers what it was asked to open.</summary>
internal sealed class RecordingOpener : ILinkOpener
{
    public bool Works { get; init; } = true;

    public List<string> Opened { get; } = [];

    public bool TryOpen(string target)
    {
        if (Works)
            Opened.Add(target);
        return Works;
    }
}
