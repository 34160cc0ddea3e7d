using System.Runtime.InteropServices;
using ChatOn.Server.Loop;

namespace ChatOn.Host;

/// <summary>Makes the calling thread go behind all others: on Linux the framework's thread priorities do nothing.</summary>
internal sealed class ThreadNiceness : IBackgroundThreads
{
    private const int OfThread = 0;
    private const int Calling = 0;
    private const int Nicest = 19;

    private delegate int SetPriority(int which, int who, int priority);

    /// <summary>
    /// <c>setpriority(PRIO_PROCESS, 0, 19)</c>, which on Linux is about the calling thread alone
    /// (https://man7.org/linux/man-pages/man2/setpriority.2.html, "C library/kernel differences"). Elsewhere nothing happens.
    /// </summary>
    public void StepBack()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "setpriority", out var address))
            _ = Marshal.GetDelegateForFunctionPointer<SetPriority>(address)(OfThread, Calling, Nicest);
    }
}
