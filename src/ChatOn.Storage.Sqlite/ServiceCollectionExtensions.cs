using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOn.Storage.Sqlite;

/// <summary>The embedded store for a host's services.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds the storage ports over SQLite. The <see cref="DataFolder"/> is held and the database opened when they are first asked
    /// for, which throws what <see cref="DataFolder.Open"/> and <see cref="SqliteStorage.Open"/> throw, and let go of with the provider.
    /// </summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, SqliteOptions options) => services
        .AddSingleton(_ => DataFolder.Open(options.DataFolder))
        .AddSingleton(provider => SqliteStorage.Open(
            provider.GetRequiredService<DataFolder>(),
            options,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILogger<SqliteStorage>>() ?? NullLogger<SqliteStorage>.Instance))
        .AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Journal)
        .AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().History)
        .AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Rooms)
        .AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Documents);
}
