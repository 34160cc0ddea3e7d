using System.Runtime.InteropServices;

namespace ChatOn.Serving;

/// <summary>The signals of a run: SIGINT, SIGTERM and SIGQUIT stop it, SIGHUP reads the configuration again.</summary>
internal sealed class Signals : IDisposable
{
    private readonly TaskCompletionSource<string> _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action _reload;
    private readonly List<PosixSignalRegistration> _registrations;
    private readonly bool _hasTerminal = Terminal.IsThere();

    public Signals(Action reload)
    {
        _reload = reload;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Hangup),
        ];
    }

    /// <summary>Completes with the signal's name when the run is to stop.</summary>
    public Task<string> StopAsync => _stop.Task;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    // The second one ends the process at once.
    private void Stop(PosixSignalContext context) => context.Cancel = _stop.TrySetResult(context.Signal.ToString());

    // A closed terminal says SIGHUP too; a server that somebody began there goes with it.
    private void Hangup(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_hasTerminal && !Terminal.IsThere())
            _stop.TrySetResult("The terminal is gone");
        else
            _reload();
    }
}
