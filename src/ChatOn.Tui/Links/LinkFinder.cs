using System.Diagnostics.CodeAnalysis;

namespace ChatOn.Tui.Links;

/// <summary>
/// Finds what can be opened in a text that is safe to be shown. What is found is what is seen: a link ends where something stands that
/// has no place in one, and a link that pretends (a user's name before the machine's) or that is too long is none.
/// </summary>
internal static class LinkFinder
{
    private const int Longest = 2_048;

    private static readonly string[] Starts = ["https://", "http://", "ircs://", "irc://", "mailto:"];

    public static IEnumerable<FoundLink> Find(string text)
    {
        for (var at = 0; NextStart(text, at) is var start and >= 0;)
        {
            var end = EndOf(text, start);
            at = end;
            if (end - start <= Longest && TryRead(text[start..end], out var target))
                yield return new FoundLink(start, end - start, target);
            // Its end may have been taken off as punctuation; what is glued to a link is none.
            while (at < text.Length && IsPart(text[at]))
                at++;
        }
    }

    /// <summary>Reads a link that somebody may open.</summary>
    /// <param name="target">As it goes to the terminal or to another program.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out string? target)
    {
        target = null;
        if (text.Length > Longest || !Array.Exists(Starts, start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && text.Length > start.Length))
            return false;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeMailto && (uri.UserInfo.Length > 0 || uri.Host.Length == 0)))
            return false;
        // Some mail programs attach files that a link names.
        if (uri.Scheme == Uri.UriSchemeMailto && uri.Query.Length > 0)
            return false;
        target = Escaped(uri);
        return target?.All(letter => letter is > ' ' and < '\x7F' and not ('"' or '`' or '\\' or '<' or '>')) == true;
    }

    // A machine's name in other scripts is told in the letters that are looked up; some that are read have none.
    private static string? Escaped(Uri uri)
    {
        try
        {
            var escaped = uri.GetComponents(UriComponents.AbsoluteUri, UriFormat.UriEscaped);
            return uri.Host.All(char.IsAscii) ? escaped : escaped.Replace(uri.Host, uri.IdnHost, StringComparison.Ordinal);
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static int NextStart(string text, int from)
    {
        for (var colon = text.IndexOf(':', from); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            foreach (var start in Starts)
            {
                var at = colon - start.IndexOf(':', StringComparison.Ordinal);
                if (at >= from && string.Compare(text, at, start, 0, start.Length, StringComparison.OrdinalIgnoreCase) == 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
                    return at;
            }
        }

        return -1;
    }

    private static bool IsPart(char letter) => letter > ' ' && letter is not ('<' or '>' or '"' or '`' or '\\' or '^' or '{' or '|' or '}' or '\x7F') && !char.IsWhiteSpace(letter);

    // A full stop behind a link belongs to the sentence, a bracket only when it was opened before the link.
    private static int EndOf(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= Longest && IsPart(text[end]))
            end++;
        while (end > start && (text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '_' || IsLooseBracket(text.AsSpan(start, end - start))))
            end--;
        return end;
    }

    private static bool IsLooseBracket(ReadOnlySpan<char> link) => link[^1] switch
    {
        ')' => link.Count(')') > link.Count('('),
        ']' => link.Count(']') > link.Count('['),
        _ => false,
    };
}
