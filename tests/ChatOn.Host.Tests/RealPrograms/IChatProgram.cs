using ChatOn.Testing.Processes;

namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>Somebody in the lobby, with the program of their choice.</summary>
internal interface IChatProgram : IAsyncDisposable
{
    string Nick { get; }

    /// <summary>What the person sees.</summary>
    Transcript Screen { get; }

    Task SayAsync(string text);

    /// <summary>Leaves as people leave with this program.</summary>
    Task LeaveAsync();
}

/// <summary>Waiting until somebody is in.</summary>
internal static class Entering
{
    /// <summary>Does what it takes to get in; ends the program if that fails.</summary>
    public static async Task<T> InAsync<T>(this T program, Func<T, Task> enter)
        where T : IAsyncDisposable
    {
        try
        {
            await enter(program);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }
}
