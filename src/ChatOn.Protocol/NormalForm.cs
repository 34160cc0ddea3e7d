namespace ChatOn.Protocol;

/// <summary>Normalization form KC of code points — https://www.unicode.org/reports/tr15/</summary>
internal static class NormalForm
{
    // Hangul syllables are computed: The Unicode Standard 3.12.
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;
    private const int Syllables = Leads * Vowels * Trails;

    /// <summary>Taken apart, put in canonical order, put together again.</summary>
    public static List<int> Kc(List<int> points, StringprepTables tables)
    {
        var apart = TakeApart(points, tables);
        Order(apart, tables);
        return PutTogether(apart, tables);
    }

    private static List<int> TakeApart(List<int> points, StringprepTables tables)
    {
        var apart = new List<int>(points.Count);
        foreach (var point in points)
        {
            if (point is >= SyllableBase and < SyllableBase + Syllables)
                AddSyllable(apart, point - SyllableBase);
            else if (tables.Apart(point) is { } parts)
                apart.AddRange(parts);
            else
                apart.Add(point);
        }

        return apart;
    }

    private static void AddSyllable(List<int> apart, int index)
    {
        apart.Add(LeadBase + (index / (Vowels * Trails)));
        apart.Add(VowelBase + (index % (Vowels * Trails) / Trails));
        if (index % Trails != 0)
            apart.Add(TrailBase + (index % Trails));
    }

    // Each run of marks is sorted by class; those of one class stay as they are.
    private static void Order(List<int> points, StringprepTables tables)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var end = start;
            while (end < points.Count && tables.ClassOf(points[end]) != 0)
                end++;
            if (end - start < 2)
                continue;
            var sorted = points.GetRange(start, end - start).OrderBy(tables.ClassOf).ToList();
            for (var i = 0; i < sorted.Count; i++)
                points[start + i] = sorted[i];
            start = end;
        }
    }

    private static List<int> PutTogether(List<int> points, StringprepTables tables)
    {
        var together = new List<int>(points.Count);
        var starter = -1;
        var lastClass = 0;
        foreach (var point in points)
        {
            var pointClass = tables.ClassOf(point);
            // What stands between two keeps them apart, unless it is of a lower class.
            var isBlocked = starter < 0 || (starter < together.Count - 1 && lastClass >= pointClass);
            if (!isBlocked && Composite(together[starter], point, tables) is { } composite)
            {
                together[starter] = composite;
                continue;
            }

            if (pointClass == 0)
                starter = together.Count;
            lastClass = pointClass;
            together.Add(point);
        }

        return together;
    }

    private static int? Composite(int first, int second, StringprepTables tables)
    {
        if (first is >= LeadBase and < LeadBase + Leads && second is >= VowelBase and < VowelBase + Vowels)
            return SyllableBase + ((((first - LeadBase) * Vowels) + second - VowelBase) * Trails);
        var isOpenSyllable = first is >= SyllableBase and < SyllableBase + Syllables && (first - SyllableBase) % Trails == 0;
        if (isOpenSyllable && second is > TrailBase and < TrailBase + Trails)
            return first + second - TrailBase;
        return tables.Together(first, second);
    }
}
