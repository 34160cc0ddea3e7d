using System.Buffers;
using System.Text;

namespace ChatOn.Protocol;

/// <summary>
/// Times on the wire: <c>YYYY-MM-DDThh:mm:ss.sssZ</c>, in UTC. Inside, a time is microseconds since the Unix epoch.
/// See https://ircv3.net/specs/extensions/server-time
/// </summary>
public static class ServerTime
{
    /// <summary>The length of the text.</summary>
    public const int Length = 24;

    private const long MicrosecondsPerSecond = 1_000_000;

    // From year 1 to the end of year 9999.
    private static readonly long Lowest = -DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond;
    private static readonly long Highest = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Writes a time, its part below a millisecond cut off; false when there is no room for it.</summary>
    public static bool TryFormat(long microseconds, Span<byte> text)
    {
        if (text.Length < Length)
            return false;
        var time = DateTime.UnixEpoch.AddTicks(Math.Clamp(microseconds, Lowest, Highest) * TimeSpan.TicksPerMicrosecond);
        var (year, month, day) = time;
        "0000-00-00T00:00:00.000Z"u8.CopyTo(text);
        WriteDigits(text[..4], year);
        WriteDigits(text[5..7], month);
        WriteDigits(text[8..10], day);
        WriteDigits(text[11..13], time.Hour);
        WriteDigits(text[14..16], time.Minute);
        WriteDigits(text[17..19], time.Second);
        WriteDigits(text[20..23], time.Millisecond);
        return true;
    }

    /// <summary>The text of a time.</summary>
    public static string Format(long microseconds)
    {
        Span<byte> text = stackalloc byte[Length];
        TryFormat(microseconds, text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>
    /// Reads a time in UTC. The fraction may have one to nine digits or be left out; a leap second (60) is the first moment
    /// of the next minute.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text.Length < 20 || text[^1] != (byte)'Z' || text[4] != (byte)'-' || text[7] != (byte)'-' || text[10] != (byte)'T'
            || text[13] != (byte)':' || text[16] != (byte)':')
        {
            return false;
        }
        var (year, month, day) = (ReadDigits(text[..4]), ReadDigits(text[5..7]), ReadDigits(text[8..10]));
        var (hour, minute, second) = (ReadDigits(text[11..13]), ReadDigits(text[14..16]), ReadDigits(text[17..19]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60 || !TryReadFraction(text[19..^1], out var fraction))
        {
            return false;
        }
        var start = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc);
        microseconds = ((start.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond) + (second * MicrosecondsPerSecond) + fraction;
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out long)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out long microseconds)
    {
        microseconds = 0;
        Span<byte> bytes = stackalloc byte[32];
        return text.Length <= bytes.Length && Ascii.FromUtf16(text, bytes, out var length) == OperationStatus.Done
            && TryParse(bytes[..length], out microseconds);
    }

    private static bool TryReadFraction(ReadOnlySpan<byte> text, out int microseconds)
    {
        microseconds = 0;
        if (text.IsEmpty)
            return true;
        if (text[0] != (byte)'.' || text.Length is < 2 or > 10 || ReadDigits(text[1..]) < 0)
            return false;
        for (var i = 1; i <= 6; i++)
            microseconds = (microseconds * 10) + (i < text.Length ? text[i] - '0' : 0);
        return true;
    }

    private static void WriteDigits(Span<byte> text, int value)
    {
        for (var i = text.Length - 1; i >= 0; i--, value /= 10)
            text[i] = (byte)('0' + (value % 10));
    }

    /// <summary>The number, or -1 when something else than digits is there.</summary>
    private static int ReadDigits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return -1;
            value = (value * 10) + (digit - '0');
        }
        return value;
    }
}
