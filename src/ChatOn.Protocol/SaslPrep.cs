using System.Text;

namespace ChatOn.Protocol;

/// <summary>
/// SASLprep: one form for names and passwords that look the same, however they were typed — https://www.rfc-editor.org/rfc/rfc4013
/// </summary>
/// <remarks>
/// Characters that Unicode 3.2 had not assigned are let through as they are, as in queries, also where RFC 4013 would refuse them in stored
/// strings: it knows no emoji, and clients send them. See docs/adr/0007-one-verifier-for-plain-and-scram.md.
/// </remarks>
public static class SaslPrep
{
    /// <summary>
    /// Maps spaces to SPACE and soft hyphens and the like to nothing, normalizes (NFKC), then checks for what is prohibited and for mixed
    /// directions.
    /// </summary>
    /// <returns>False, and nothing prepared, when the text has something prohibited in it.</returns>
    public static bool TryPrepare(string text, out string prepared)
    {
        prepared = text;
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return true;

        var tables = StringprepTables.Instance;
        var points = NormalForm.Kc(Map(text, tables), tables);
        if (points.Exists(tables.IsProhibited) || !HasOneDirection(points, tables))
        {
            prepared = "";
            return false;
        }

        prepared = ToText(points);
        return true;
    }

    // Half a surrogate pair becomes U+FFFD here, which is prohibited.
    private static List<int> Map(string text, StringprepTables tables)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (tables.IsSpace(rune.Value))
                points.Add(' ');
            else if (!tables.IsNothing(rune.Value))
                points.Add(rune.Value);
        }

        return points;
    }

    // https://www.rfc-editor.org/rfc/rfc3454#section-6
    private static bool HasOneDirection(List<int> points, StringprepTables tables) =>
        !points.Exists(tables.IsRightToLeft)
        || (!points.Exists(tables.IsLeftToRight) && tables.IsRightToLeft(points[0]) && tables.IsRightToLeft(points[^1]));

    private static string ToText(List<int> points)
    {
        var text = new StringBuilder(points.Count);
        foreach (var point in points)
            text.Append(new Rune(point).ToString());
        return text.ToString();
    }
}
