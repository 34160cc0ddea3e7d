using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatOn.Host.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Host.Tests;

public sealed class MetricsTests
{
    [Fact]
    public async Task Who_is_measured_is_named_with_its_version_and_nothing_that_changes_at_each_start()
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();

        var metrics = await http.GetStringAsync(new Uri($"http://127.0.0.1:{host.Port}/metrics"), TestContext.Current.CancellationToken).Guarded();

        var target = Assert.Single(metrics.Split('\n'), line => line.StartsWith("target_info{", StringComparison.Ordinal));
        Assert.Contains("service_name=\"chaton\"", target, StringComparison.Ordinal);
        Assert.Matches("service_version=\"\\d+\\.\\d+\\.\\d+\"", target);
        Assert.DoesNotContain("instance", target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_are_counted_by_protocol_and_refusals_by_reason()
    {
        await using var host = await TestHost.StartAsync(new HostOptions { Listeners = [TestHost.FreePort, TestHost.FreePort with { Tls = TlsMode.Required }] });
        var counts = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        var meter = host.Services.GetRequiredService<HostMetrics>().Meter;
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter == meter)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counts.AddOrUpdate($"{tags[0].Value}", value, (_, old) => old + value));
        listener.Start();

        using (var irc = await host.ConnectAsync())
        {
            await irc.SendAsync("CAP LS\r\n");
            (await host.Chat.NextAsync()).Transport.Close();
            await irc.ReadToEndAsync();
        }

        using var classic = await host.ConnectAsync();
        await classic.SendAsync("bob\n");
        await host.Chat.NextAsync();
        using var garbage = await host.ConnectAsync();
        await garbage.SendAsync([0, 1]);
        await garbage.ReadToEndAsync();
        using var plain = await host.ConnectAsync(listener: 1);
        await plain.SendAsync("CAP LS\r\n");
        await plain.ReadToEndAsync();
        classic.Dispose();
        plain.Dispose();
        garbage.Dispose();
        await host.StopAsync();

        Assert.Equal(0, counts["irc"]);
        Assert.Equal(0, counts["classic"]);
        Assert.Equal(1, counts["no-text"]);
        Assert.Equal(1, counts["plain-text"]);
    }
}
