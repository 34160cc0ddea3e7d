using Xunit;

namespace ChatOn.Testing.Processes;

/// <summary>Programs of this machine that a test drives.</summary>
public static class InstalledProgram
{
    /// <summary>Skips the test when one is missing; in CI a missing one fails it.</summary>
    public static void Require(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Need(name, IsInstalled(name));
    }

    /// <summary>The same for what a package manager puts somewhere.</summary>
    public static void RequireFile(string path) => Need(path, File.Exists(path));

    /// <summary>Where it is; skips the test when it is missing, as <see cref="Require"/> does.</summary>
    public static string PathOf(string name)
    {
        Require(name);
        return Places(name).First(File.Exists);
    }

    private static void Need(string what, bool isThere)
    {
        if (isThere)
            return;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"{what} is not installed");
        Assert.Skip($"{what} is not installed");
    }

    private static bool IsInstalled(string name) => Places(name).Any(File.Exists);

    private static IEnumerable<string> Places(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name));
}
