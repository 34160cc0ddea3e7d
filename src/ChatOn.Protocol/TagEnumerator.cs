namespace ChatOn.Protocol;

/// <summary>
/// Walks over raw message tags: <c>key[=value]</c> parted by ';'. Values stay escaped; pieces without a key are passed over.
/// See https://ircv3.net/specs/extensions/message-tags
/// </summary>
public ref struct TagEnumerator
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Starts before the first tag of a tag part without '@'.</summary>
    public TagEnumerator(ReadOnlySpan<byte> tags)
    {
        _rest = tags;
        Current = default;
    }

    /// <summary>The tag reached.</summary>
    public RawTag Current { get; private set; }

    /// <summary>Itself, for <c>foreach</c>.</summary>
    public readonly TagEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next tag.</summary>
    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            var end = _rest.IndexOf((byte)';');
            var tag = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? default : _rest[(end + 1)..];
            var equals = tag.IndexOf((byte)'=');
            var key = equals < 0 ? tag : tag[..equals];
            if (key.IsEmpty)
                continue;
            Current = new RawTag(key, equals < 0 ? default : tag[(equals + 1)..], tag);
            return true;
        }
        return false;
    }
}

/// <summary>A tag as it stands on the wire.</summary>
public readonly ref struct RawTag
{
    internal RawTag(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> whole)
    {
        Key = key;
        Value = value;
        Whole = whole;
    }

    /// <summary>The key with its '+' and vendor.</summary>
    public ReadOnlySpan<byte> Key { get; }

    /// <summary>The value, still escaped; empty when there is none.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Key, '=' and value together.</summary>
    public ReadOnlySpan<byte> Whole { get; }
}
