using System.Globalization;
using ChatOn.Client;
using ChatOn.Client.State;

namespace ChatOn.Chatting;

/// <summary>A message as a line that is safe to be shown: <c>12:00 &lt;nick&gt; text</c>.</summary>
internal static class MessageLine
{
    /// <summary>With the time of the machine; further lines of the message stand below, behind a bar.</summary>
    public static string Of(Message message, TimeProvider time, string? place = null)
    {
        var at = TimeZoneInfo.ConvertTime(message.Time, time.LocalTimeZone).ToString("HH:mm", CultureInfo.InvariantCulture);
        var nick = SafeText.Name(message.Sender);
        var text = SafeText.Lines(message.Text).Replace("\n", "\n      | ", StringComparison.Ordinal);
        var who = message.Kind switch { MessageKind.Action => $"* {nick}", MessageKind.Notice => $"-{nick}-", _ => $"<{nick}>" };
        return $"{at} {(place is null ? "" : SafeText.Name(place) + " ")}{who} {text}{(message.IsEdited ? " (edited)" : "")}";
    }
}
