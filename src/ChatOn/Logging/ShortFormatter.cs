using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ChatOn.Logging;

/// <summary>
/// Log lines for people: <c>21:04:51 warning The store takes commits again</c>. Under a service manager, which notes the time
/// itself, its priority instead: <c>&lt;4&gt;The store...</c>.
/// </summary>
internal sealed class ShortFormatter(TimeProvider time, LogTarget target) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "short";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (target.IsJournal)
            textWriter.Write($"<{Priority(logEntry.LogLevel)}>");
        else
            textWriter.Write($"{time.GetLocalNow():HH:mm:ss} {Coloured(logEntry.LogLevel)}");
        textWriter.WriteLine(message.ReplaceLineEndings(" "));
        if (logEntry.Exception is { } exception)
            WriteException(textWriter, exception, logEntry.LogLevel);
    }

    private void WriteException(TextWriter textWriter, Exception exception, LogLevel level)
    {
        // Only what should never happen is worth its stack; a full disk is said in a line.
        var text = level >= LogLevel.Error && ExitCode.Of(exception) is null ? exception.ToString() : exception.Message;
        foreach (var line in text.Split(Environment.NewLine))
            textWriter.WriteLine(target.IsJournal ? $"<{Priority(level)}>  {line}" : $"         {line}");
    }

    private string Coloured(LogLevel level)
    {
        var (name, colour) = level switch
        {
            LogLevel.Critical => ("CRITICAL ", "\e[1;31m"),
            LogLevel.Error => ("error ", "\e[31m"),
            LogLevel.Warning => ("warning ", "\e[33m"),
            LogLevel.Information => ("", ""),
            _ => ("debug ", "\e[2m"),
        };
        return target.IsTerminal && colour.Length > 0 ? $"{colour}{name}\e[0m" : name;
    }

    // Those of syslog, as sd-daemon(3) has them.
    private static int Priority(LogLevel level) => level switch
    {
        LogLevel.Critical => 2,
        LogLevel.Error => 3,
        LogLevel.Warning => 4,
        LogLevel.Information => 6,
        _ => 7,
    };
}

/// <summary>Where the log goes.</summary>
/// <param name="IsTerminal">To a person; colours are welcome.</param>
/// <param name="IsJournal">To systemd's journal.</param>
internal sealed record LogTarget(bool IsTerminal, bool IsJournal)
{
    public static LogTarget Of(IReadOnlyDictionary<string, string> environment) => new(
        IsTerminal: !Console.IsErrorRedirected && !environment.ContainsKey("NO_COLOR") && environment.GetValueOrDefault("TERM") is not (null or "dumb"),
        IsJournal: environment.ContainsKey("JOURNAL_STREAM") && Console.IsErrorRedirected);
}
