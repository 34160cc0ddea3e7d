using System.Text;

namespace ChatOn.Protocol;

/// <summary>
/// One parsed IRC message: immutable, with its own copy of the line (without CR LF). All parts are views of that one array.
/// See https://modern.ircdocs.horse/#message-format
/// </summary>
public sealed class IrcMessage
{
    /// <summary>How many parameters a message can have; the last takes what is left of the line.</summary>
    public const int MaxParameters = 15;

    private readonly byte[] _line;
    private readonly MessageLayout _layout;

    internal IrcMessage(ReadOnlySpan<byte> line, ref MessageLayout layout)
    {
        _line = line.ToArray();
        _layout = layout;
    }

    /// <summary>The whole line, without its line ending.</summary>
    public ReadOnlyMemory<byte> Line => _line;

    /// <summary>The tags as they came, without the '@'; empty when there are none.</summary>
    public ReadOnlySpan<byte> Tags => _layout.TagsEnd == 0 ? default : _line.AsSpan(1, _layout.TagsEnd - 1);

    /// <summary>The source, without the ':'; empty when there is none.</summary>
    public ReadOnlySpan<byte> Source => _line.AsSpan(_layout.SourceStart, _layout.SourceEnd - _layout.SourceStart);

    /// <summary>The verb as it came: letters in any case, or three digits.</summary>
    public ReadOnlySpan<byte> Verb => _line.AsSpan(_layout.VerbStart, _layout.VerbEnd - _layout.VerbStart);

    /// <summary>How many parameters there are.</summary>
    public int Count => _layout.Count;

    /// <summary>True when the last parameter was written with a ':' (or is the fifteenth), so that it may hold spaces or be empty.</summary>
    public bool LastIsTrailing => _layout.LastIsTrailing;

    /// <summary>The bytes of a parameter; empty when there is none at that place.</summary>
    public ReadOnlySpan<byte> this[int i]
    {
        get
        {
            if ((uint)i >= _layout.Count)
                return default;
            var range = _layout.Parameters[i];
            return _line.AsSpan((int)(range >> 16), (int)(range & 0xFFFF));
        }
    }

    /// <summary>The bytes of a parameter as memory that may be kept as long as the message; empty when there is none at that place.</summary>
    public ReadOnlyMemory<byte> Memory(int i)
    {
        if ((uint)i >= _layout.Count)
            return default;
        var range = _layout.Parameters[i];
        return _line.AsMemory((int)(range >> 16), (int)(range & 0xFFFF));
    }

    /// <summary>A parameter as text; "" when there is none at that place.</summary>
    public string Text(int i) => Encoding.UTF8.GetString(this[i]);

    /// <summary>Goes through the tags in their order, raw, without allocating.</summary>
    public TagEnumerator EnumerateTags() => new(Tags);

    /// <summary>
    /// Finds a tag by its whole key and gives its value, unescaped; a missing and an empty value are both "".
    /// Of several tags with one key the last counts.
    /// </summary>
    public bool TryGetTag(ReadOnlySpan<byte> key, out string value)
    {
        var found = false;
        ReadOnlySpan<byte> raw = default;
        foreach (var tag in EnumerateTags())
        {
            if (!tag.Key.SequenceEqual(key))
                continue;
            found = true;
            raw = tag.Value;
        }
        value = found ? MessageTags.Unescape(raw) : "";
        return found;
    }

    /// <summary>The line as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_line);
}
