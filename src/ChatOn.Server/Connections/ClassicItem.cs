namespace ChatOn.Server.Connections;

/// <summary>Something a classic client sent, as far as it is understood.</summary>
/// <param name="Text">Without line end and control characters.</param>
internal sealed record ClassicItem(ClassicItemKind Kind, string Text)
{
    /// <summary>For <see cref="ClassicItemKind.Read"/>: what one read returned.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }
}

/// <summary>What a classic client sent.</summary>
internal enum ClassicItemKind
{
    /// <summary>Bytes as they were read; <see cref="ClassicReader"/> makes the other kinds of them.</summary>
    Read,

    /// <summary>The first answer, without a line end: an old client's nickname.</summary>
    OldAnswer,

    /// <summary>The client that was taken for an old one ends lines after all. The text is its first line; empty when it had begun to talk.</summary>
    LineAfterAll,

    /// <summary>What an old client said behind its <c>nickname: </c> prefix.</summary>
    Prefixed,

    /// <summary>A line, or what an old client sent without its prefix.</summary>
    Line,

    /// <summary>A line longer than the limit; it was thrown away.</summary>
    TooLong,
}
