using ChatOn.Host.Listening;
using ChatOn.Server;
using ChatOn.Server.Commands;
using ChatOn.Server.Loop;
using Microsoft.Extensions.Logging;

namespace ChatOn.Host.Configuration;

/// <summary>Reads the configuration again on SIGHUP and REHASH.</summary>
/// <param name="sources">What was read at the start.</param>
/// <param name="live">What the server runs by. Its values are read on the loop, and so they are changed there, between two items.</param>
internal sealed partial class ConfigurationReload(
    ConfigurationSources sources, ChatOnOptions live, ChatLoop loop, CapabilityNotices notices, ServerCertificates certificates, ILogger<ConfigurationReload> logger)
    : IReload, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public async Task<ReloadReport> ReloadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var fresh = await Task.Run(() => LoadedConfiguration.Load(sources).Effective, cancellationToken).ConfigureAwait(false);
            if (!certificates.Reload())
                return Faulty("the certificate files cannot be used");
            var report = await AdoptAsync(fresh).ConfigureAwait(false);
            LogReloaded(report);
            return report;
        }
        catch (ConfigurationException exception)
        {
            return Faulty([.. exception.Problems.Select(problem => problem.ToString())]);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private ReloadReport Faulty(params IReadOnlyList<string> problems)
    {
        var report = new ReloadReport(problems, [], []);
        LogFaulty(report);
        return report;
    }

    private Task<ReloadReport> AdoptAsync(ChatOnOptions fresh)
    {
        var adopted = new TaskCompletionSource<ReloadReport>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.Post(_ => adopted.SetResult(Adopt(fresh)), null);
        return adopted.Task;
    }

    private ReloadReport Adopt(ChatOnOptions fresh)
    {
        var differences = OptionDifference.Between(live, fresh).ToLookup(difference => difference.Option.IsReloadable);
        notices.Change(() =>
        {
            foreach (var difference in differences[true])
                difference.Adopt();
        });
        return new ReloadReport([], PathsOf(differences[true]), PathsOf(differences[false]));
    }

    private static List<string> PathsOf(IEnumerable<OptionDifference> differences) => [.. differences.Select(difference => difference.Option.Path)];

    [LoggerMessage(LogLevel.Information, "{Report}")]
    private partial void LogReloaded(ReloadReport report);

    [LoggerMessage(LogLevel.Error, "{Report}")]
    private partial void LogFaulty(ReloadReport report);
}
