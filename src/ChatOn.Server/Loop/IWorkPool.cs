using System.Diagnostics.CodeAnalysis;

namespace ChatOn.Server.Loop;

/// <summary>The port for work that would hold up the loop, such as hashing a password.</summary>
internal interface IWorkPool
{
    /// <summary>Runs the work elsewhere; awaiting it continues on the loop.</summary>
    /// <returns>False when so much waits already that this is refused, and not run.</returns>
    bool TryRun<T>(Func<T> work, [NotNullWhen(true)] out Task<T>? running);
}
