namespace ChatOn.Tui.Layout;

/// <summary>A row of the message list.</summary>
/// <param name="Owner">The message or notice it belongs to.</param>
internal sealed record Row(object Owner, IReadOnlyList<Span> Spans)
{
    public string Text => string.Concat(Spans.Select(span => span.Text));
}
