using System.Diagnostics.CodeAnalysis;
using ChatOn.Host.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace ChatOn.Logging;

/// <summary>Sets up the log as configured: on standard error, for people or as JSON.</summary>
internal static class LoggingBuilderExtensions
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The formatter's options are bound to no configuration.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The formatter's options are bound to no configuration.")]
    public static ILoggingBuilder AddLog(this ILoggingBuilder logging, LogOptions options, LogTarget target)
    {
        logging.Services.AddSingleton(target);
        logging.SetMinimumLevel(options.Level);
        // Frameworks speak up only when something is wrong, unless everything is asked for.
        logging.AddFilter((category, level) =>
            level >= (category?.StartsWith("ChatOn", StringComparison.Ordinal) == true || options.Level <= LogLevel.Debug ? options.Level : LogLevel.Warning));
        logging.AddConsoleFormatter<ShortFormatter, ConsoleFormatterOptions>();
        logging.AddJsonConsole(json =>
        {
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            json.UseUtcTimestamp = true;
        });
        logging.AddConsole(console =>
        {
            console.FormatterName = options.Format == LogFormat.Json ? ConsoleFormatterNames.Json : ShortFormatter.FormatterName;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            // A terminal that is held with Ctrl-S must not hold the chat.
            console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
        });
        return logging;
    }
}
