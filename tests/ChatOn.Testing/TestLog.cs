using Microsoft.Extensions.Logging;

namespace ChatOn.Testing;

/// <summary>Collects what is logged.</summary>
public sealed class TestLog : ILoggerFactory, ILogger
{
    private readonly List<string> _errors = [];
    private readonly List<string> _all = [];

    /// <summary>Errors and worse, with their exceptions.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public IReadOnlyList<string> All => _all;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{formatter(state, exception)} {exception}";
        lock (_all)
        {
            _all.Add(line);
            if (logLevel >= LogLevel.Error)
                _errors.Add(line);
        }
    }

    public void Dispose()
    {
    }
}
