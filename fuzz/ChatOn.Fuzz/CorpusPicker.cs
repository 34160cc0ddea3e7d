using System.Diagnostics;
using System.Globalization;
using ChatOn.Testing.Fuzzing;

namespace ChatOn.Fuzz;

/// <summary>Chooses scripts for the corpus: each is kept for answers to commands that no other has.</summary>
internal static class CorpusPicker
{
    private const int Most = 32;

    /// <summary>Replaces what is in the folder by what was picked earlier or is made here, whichever adds most.</summary>
    public static void Pick(string folder, double seconds, int seed)
    {
        Directory.CreateDirectory(folder);
        var picked = Directory.GetFiles(folder, "seed-*");
        // Pinned scripts have other names and stay.
        var covered = Directory.GetFiles(folder).Except(picked).SelectMany(file => CommandFuzz.Run(File.ReadAllBytes(file))).ToHashSet(StringComparer.Ordinal);
        var candidates = picked.Select(file => (Name: Path.GetFileName(file), Script: File.ReadAllBytes(file))).ToList();
        var found = candidates.Select(each => (each.Name, each.Script, Covers: CommandFuzz.Run(each.Script))).ToList();
        var clock = Stopwatch.StartNew();
        for (; clock.Elapsed.TotalSeconds < seconds; seed++)
        {
            var script = ScriptMaker.Make(seed);
            try
            {
                found.Add((string.Create(CultureInfo.InvariantCulture, $"seed-{seed}"), script, CommandFuzz.Run(script)));
            }
            catch (Exception failure)
            {
                Console.Error.WriteLine($"Left out: {FailedScript.Keep(script)}\n{failure.Message.Split('\n')[0]}");
            }
        }

        foreach (var file in picked)
            File.Delete(file);
        for (var count = 0; count < Most; count++)
        {
            var best = found.MaxBy(each => each.Covers.Count(one => !covered.Contains(one)));
            if (best.Covers is null || best.Covers.All(covered.Contains))
                break;
            covered.UnionWith(best.Covers);
            File.WriteAllBytes(Path.Combine(folder, best.Name), best.Script);
        }

        Console.WriteLine($"{covered.Count} of {found.SelectMany(each => each.Covers).Distinct(StringComparer.Ordinal).Count()} answers to commands are covered");
    }
}
