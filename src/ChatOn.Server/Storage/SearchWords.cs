using System.Text;

namespace ChatOn.Server.Storage;

/// <summary>The words of a text, as all stores search for them: without case, diacritics, formatting and forms that only look different.</summary>
/// <remarks>
/// A run of letters and digits is a word. Scripts that are written without spaces have each character as a word, and each two that stand
/// together as another: so a search for several of them finds the texts that have all of their pairs, which are nearly always those that have
/// them in a row. What is longer or more than the limits is left out of the text and of the search alike.
/// </remarks>
public static class SearchWords
{
    /// <summary>No word has more UTF-16 units; the rest of a longer one does not count.</summary>
    public const int MaxLength = 40;

    /// <summary>No text has more words; what follows is not found.</summary>
    public const int MaxCount = 2_048;

    /// <summary>The words of a UTF-8 text, in their order.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> text) => Of(Encoding.UTF8.GetString(text));

    /// <summary>The words of a text, in their order.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        new WordCutter(word => words.Add(word.ToString())).Cut(text);
        return words;
    }

    /// <summary>The words of an entry; none of one that is not searched.</summary>
    public static IReadOnlyList<string> Of(HistoryRecord entry) =>
        entry.TextAt is { } at && at >= 0 && at <= entry.Body.Length ? Of(entry.Body.Span[at..]) : [];

    /// <summary>Whether an entry has all the words; none are in no entry.</summary>
    public static bool AreIn(HistoryRecord entry, IReadOnlyList<string> words)
    {
        var found = Of(entry);
        return words.Count > 0 && words.All(found.Contains);
    }
}
