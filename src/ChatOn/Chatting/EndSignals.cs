using System.Runtime.InteropServices;

namespace ChatOn.Chatting;

/// <summary>The signals that end a visit on the full screen, which must give the terminal back first: SIGINT, SIGTERM, SIGQUIT and, when the terminal is closed, SIGHUP.</summary>
internal sealed class EndSignals : IDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly List<PosixSignalRegistration> _registrations;

    public EndSignals(CancellationToken cancellationToken)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, End))];
    }

    /// <summary>Cancelled when the visit is to end.</summary>
    public CancellationToken Token => _end.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _end.Dispose();
    }

    // The second one ends the process at once, and so does the first when there is no terminal any more that could be restored.
    private void End(PosixSignalContext context)
    {
        context.Cancel = !_end.IsCancellationRequested && (context.Signal != PosixSignal.SIGHUP || Terminal.IsThere());
        if (context.Cancel)
            _end.Cancel();
    }
}
