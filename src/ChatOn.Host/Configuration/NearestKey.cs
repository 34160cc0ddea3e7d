namespace ChatOn.Host.Configuration;

/// <summary>Finds what somebody may have meant.</summary>
internal static class NearestKey
{
    /// <summary>The known key that is nearest to a mistyped one, or null when none is near.</summary>
    public static string? Find(string mistyped, IEnumerable<string> known)
    {
        var folded = mistyped.ToLowerInvariant();
        var (nearest, distance) = known
            .Select(key => (Key: key, Distance: Math.Min(
                Distance(folded, key.ToLowerInvariant()),
                Distance(LastOf(folded), LastOf(key.ToLowerInvariant())) + 1)))
            .MinBy(candidate => candidate.Distance);
        return nearest is not null && distance <= Math.Max(2, LastOf(mistyped).Length / 3) ? nearest : null;
    }

    /// <summary>How many letters must be put in, left out, changed or swapped.</summary>
    internal static int Distance(string one, string other)
    {
        // Three rows of the table are enough: this one, the last, and for swaps the one before.
        var (before, last) = (new int[other.Length + 1], Enumerable.Range(0, other.Length + 1).ToArray());
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last) = (last, row);
        }

        return last[other.Length];
    }

    // Often the name is right and only the section was forgotten.
    private static string LastOf(string path) => path[(path.LastIndexOf('.') + 1)..];
}
