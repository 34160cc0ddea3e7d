using System.Text;

namespace ChatOn.Protocol;

/// <summary>
/// The id of a message: when it was said and in which room. As text it is 22 characters of base32hex in lower case, eleven
/// for each number, so that ids sort as text in the order of time. See https://ircv3.net/specs/extensions/message-ids
/// </summary>
/// <param name="Time">The place in the room's sequence: microseconds since the Unix epoch, 0 to <see cref="MaxValue"/>.</param>
/// <param name="Room">The room's id, 0 to <see cref="MaxValue"/>.</param>
public readonly record struct MessageId(long Time, long Room) : IComparable<MessageId>
{
    /// <summary>The length of the text.</summary>
    public const int Length = 2 * Digits;

    /// <summary>The largest of either number: 55 bits, in microseconds enough for a thousand years.</summary>
    public const long MaxValue = (1L << (5 * Digits)) - 1;

    private const int Digits = 11;

    /// <summary>The place in the room's sequence.</summary>
    public long Time { get; } = Checked(Time);

    /// <summary>The room.</summary>
    public long Room { get; } = Checked(Room);

    /// <summary>Reads the text of an id; only the form that <see cref="ToString"/> gives is one.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out MessageId id)
    {
        id = default;
        if (text.Length != Length || !TryRead(text[..Digits], out var time) || !TryRead(text[Digits..], out var room))
            return false;
        id = new MessageId(time, room);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out MessageId)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out MessageId id)
    {
        id = default;
        Span<byte> bytes = stackalloc byte[Length];
        return text.Length == Length && Ascii.FromUtf16(text, bytes, out _) == System.Buffers.OperationStatus.Done && TryParse(bytes, out id);
    }

    /// <summary>Writes the text; false when there is no room for it.</summary>
    public bool TryFormat(Span<byte> text)
    {
        if (text.Length < Length)
            return false;
        Write(Time, text[..Digits]);
        Write(Room, text[Digits..Length]);
        return true;
    }

    /// <summary>By time, then by room.</summary>
    public int CompareTo(MessageId other) => Time != other.Time ? Time.CompareTo(other.Time) : Room.CompareTo(other.Room);

    /// <summary>The text of 22 characters.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[Length];
        TryFormat(text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>Earlier.</summary>
    public static bool operator <(MessageId left, MessageId right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(MessageId left, MessageId right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(MessageId left, MessageId right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(MessageId left, MessageId right) => left.CompareTo(right) >= 0;

    private static long Checked(long value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)value, (ulong)MaxValue, nameof(value));
        return value;
    }

    private static void Write(long value, Span<byte> text)
    {
        for (var i = Digits - 1; i >= 0; i--, value >>= 5)
            text[i] = "0123456789abcdefghijklmnopqrstuv"u8[(int)(value & 31)];
    }

    private static bool TryRead(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        foreach (var character in text)
        {
            var digit = character switch
            {
                >= (byte)'0' and <= (byte)'9' => character - '0',
                >= (byte)'a' and <= (byte)'v' => character - 'a' + 10,
                _ => -1,
            };
            if (digit < 0)
                return false;
            value = (value << 5) | (uint)digit;
        }
        return true;
    }
}
