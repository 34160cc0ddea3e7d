using Xunit;

namespace ChatOn.Testing.Processes;

/// <summary>Programs of this machine that a test drives.</summary>
public static class InstalledProgram
{
    /// <summary>Skips the test when one is missing; in CI a missing one fails it.</summary>
    public static void Require(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (IsInstalled(name))
                continue;
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail($"{name} is not installed");
            Assert.Skip($"{name} is not installed");
        }
    }

    private static bool IsInstalled(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
