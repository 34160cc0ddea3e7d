namespace ChatOn.Server.Connections;

/// <summary>Classic: hands on what each read returned, for only time tells where an old client's messages end.</summary>
internal sealed class ClassicInput : IInput
{
    public void Feed(ReadOnlySpan<byte> bytes, Queue<InboundLine> lines) =>
        lines.Enqueue(InboundLine.Of(new ClassicItem(ClassicItemKind.Read, "") { Bytes = bytes.ToArray() }));

    public void Dispose()
    {
    }
}
