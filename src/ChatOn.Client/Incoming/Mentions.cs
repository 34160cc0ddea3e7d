namespace ChatOn.Client.Incoming;

/// <summary>Finds a nickname in a text, as a word of its own.</summary>
internal static class Mentions
{
    public static bool Has(string text, string nick)
    {
        if (nick.Length == 0)
            return false;
        for (var at = 0; (at = text.IndexOf(nick, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if ((at == 0 || !IsOfWord(text[at - 1])) && (at + nick.Length == text.Length || !IsOfWord(text[at + nick.Length])))
                return true;
        }

        return false;
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-';
}
