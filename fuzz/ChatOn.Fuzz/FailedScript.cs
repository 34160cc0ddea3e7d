using System.Security.Cryptography;
using System.Text;
using ChatOn.Testing.Fuzzing;

namespace ChatOn.Fuzz;

/// <summary>A script that failed: kept beside the shortest that fails likewise. The shortest goes into the corpus when it is mended.</summary>
internal static class FailedScript
{
    /// <summary>Writes both files.</summary>
    /// <returns>Where they are, and the short one.</returns>
    public static string Keep(byte[] script)
    {
        var file = Path.GetFullPath($"artifacts/fuzz/commands-{Convert.ToHexString(SHA256.HashData(script))[..8].ToLowerInvariant()}");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes($"{file}.all", script);
        var shortest = ScriptMinimiser.Minimise(script);
        File.WriteAllBytes(file, shortest);
        return $"{file}\n{Encoding.UTF8.GetString(shortest)}";
    }
}
