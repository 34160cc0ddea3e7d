using System.Globalization;
using ChatOn.Tui.Model;

namespace ChatOn.Tui.Screens;

/// <summary>How screens write times.</summary>
internal static class MessageRows
{
    public static string Time(ChatModel model, DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, model.Time.LocalTimeZone).ToString(model.Is12Hours ? "yyyy-MM-dd hh:mmtt" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
