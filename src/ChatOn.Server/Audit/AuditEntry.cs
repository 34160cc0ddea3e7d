using System.Text.Json;
using System.Text.Json.Serialization;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Audit;

/// <summary>Something that an operator, of the server or of a room, has done.</summary>
/// <param name="Time">Microseconds since the Unix epoch.</param>
/// <param name="Who">nick!user@host, with the account in brackets where there is one.</param>
/// <param name="What">A word, upper case.</param>
/// <param name="Whom">What it was done to: a nickname, an account, a room, a mask; several are parted by blanks.</param>
/// <param name="Room">The room it was done in; null for the server.</param>
/// <param name="Why">The reason given; null for none.</param>
internal sealed record AuditEntry(long Time, string Who, string What, string Whom, string? Room, string? Why)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, AuditJson.Default.AuditEntry);

    /// <summary>Null for what is no entry of this version.</summary>
    public static AuditEntry? Of(HistoryRecord record)
    {
        if (record.Kind != RecordKind.Audit)
            return null;
        try
        {
            return JsonSerializer.Deserialize(record.Body.Span, AuditJson.Default.AuditEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A line for people.</summary>
    public override string ToString()
    {
        var at = DateTimeOffset.UnixEpoch.AddMicroseconds(Time).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        return $"{at} {Who} {What} {Whom}{(Room is null ? "" : $" in {Room}")}{(string.IsNullOrEmpty(Why) ? "" : $" ({Why})")}";
    }
}

/// <summary>How entries are written in the store.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
