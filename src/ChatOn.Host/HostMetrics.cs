using System.Diagnostics.Metrics;

namespace ChatOn.Host;

/// <summary>Counts connections and refusals on the meter <c>ChatOn</c>.</summary>
internal sealed class HostMetrics : IDisposable
{
    public const string MeterName = "ChatOn";

    private readonly Meter _meter = new(MeterName);
    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _refusals;

    public HostMetrics()
    {
        _connections = _meter.CreateUpDownCounter<long>("chaton.connections", description: "Open connections, by protocol");
        _refusals = _meter.CreateCounter<long>("chaton.connections.refused", description: "Connections refused or given up, by reason");
    }

    public Meter Meter => _meter;

    public void Connected(string protocol) => _connections.Add(1, new KeyValuePair<string, object?>("protocol", protocol));

    public void Disconnected(string protocol) => _connections.Add(-1, new KeyValuePair<string, object?>("protocol", protocol));

    public void Refused(string reason) => _refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Dispose() => _meter.Dispose();
}
