namespace ChatOn.Server.Events;

/// <summary>
/// Of which lines a message of several lines was made. Its text is whole: lines are joined by LF, and the pieces of one line, which
/// were sent as several because it was too long for one, by nothing. https://ircv3.net/specs/extensions/multiline
/// </summary>
/// <param name="cuts">Where in the text, in bytes, a piece goes on from the one before; ascending.</param>
internal sealed class LineComposition(IReadOnlyList<int> cuts)
{
    private readonly int[] _cuts = [.. cuts];

    /// <summary>Where in the text, in bytes, a piece goes on from the one before; ascending.</summary>
    public ReadOnlySpan<int> Cuts => _cuts;

    /// <summary>The pieces of the text in their order, blank lines among them.</summary>
    public LinePieces PiecesOf(ReadOnlySpan<byte> text) => new(text, _cuts);

    /// <summary>How many pieces the text has.</summary>
    public int CountOf(ReadOnlySpan<byte> text) => 1 + text.Count((byte)'\n') + _cuts.Length;

    /// <summary>The same lines with no piece longer than fits into a message: what a sender has made too long is cut further, not cut off.</summary>
    public LineComposition Fit(ReadOnlySpan<byte> text, int maxBytes)
    {
        var places = new List<int>();
        foreach (var piece in PiecesOf(text))
        {
            if (piece.IsContinued)
                places.Add(piece.Start);
            var start = piece.Start;
            while (piece.Start + piece.Text.Length - start > maxBytes)
            {
                start = PlaceToCut(text, start, maxBytes);
                places.Add(start);
            }
        }

        return places.Count == _cuts.Length ? this : new LineComposition(places);
    }

    // Between characters, and not before what could be taken for CTCP; every piece but the last is nearly full, so that there are few.
    private static int PlaceToCut(ReadOnlySpan<byte> text, int start, int maxBytes)
    {
        var end = start + maxBytes;
        for (var back = 0; back < 3 && end > start + 1 && (text[end] & 0xC0) == 0x80; back++)
            end--;
        return end > start + 1 && text[end] == 1 ? end - 1 : end;
    }
}
