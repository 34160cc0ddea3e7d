namespace ChatOn.Server.Events;

/// <summary>Walks over the pieces of a text of several lines.</summary>
internal ref struct LinePieces(ReadOnlySpan<byte> text, ReadOnlySpan<int> cuts)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private ReadOnlySpan<int> _cuts = cuts;
    private int _at;
    private bool _isContinued;
    private bool _isOver;

    public LinePiece Current { get; private set; }

    public readonly LinePieces GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_isOver)
            return false;
        var (start, isContinued) = (_at, _isContinued);
        var newline = _text[start..].IndexOf((byte)'\n');
        var end = newline < 0 ? _text.Length : start + newline;
        if (!_cuts.IsEmpty && _cuts[0] <= end)
        {
            end = _at = _cuts[0];
            _cuts = _cuts[1..];
            _isContinued = true;
        }
        else
        {
            _at = end + 1;
            _isContinued = false;
            _isOver = newline < 0;
        }

        Current = new LinePiece(_text[start..end], start, isContinued);
        return true;
    }
}

/// <summary>What one message of a text of several lines carries.</summary>
/// <param name="text">Empty for a blank line.</param>
/// <param name="start">Where it begins in the whole text, in bytes.</param>
/// <param name="isContinued">It goes on from the piece before.</param>
internal readonly ref struct LinePiece(ReadOnlySpan<byte> text, int start, bool isContinued)
{
    public ReadOnlySpan<byte> Text { get; } = text;

    public int Start { get; } = start;

    public bool IsContinued { get; } = isContinued;
}
