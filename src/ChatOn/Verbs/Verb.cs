using ChatOn.Host.Configuration;

namespace ChatOn.Verbs;

/// <summary>What all verbs do alike: failures that are no bugs become a message and an exit code.</summary>
internal static class Verb
{
    public static async Task<int> RunAsync(Surroundings surroundings, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (ExitCode.Of(exception) is not null)
        {
            Tell(surroundings, exception);
            return ExitCode.Of(exception) ?? ExitCode.Failure;
        }
    }

    private static void Tell(Surroundings surroundings, Exception exception)
    {
        if (exception is not ConfigurationException { Problems: { Count: > 0 } problems })
        {
            surroundings.Error.WriteLine($"chaton: {exception.Message}");
            return;
        }

        surroundings.Error.WriteLine("chaton: the configuration is faulty:");
        foreach (var problem in problems)
            surroundings.Error.WriteLine($"  {problem}");
    }
}
