namespace ChatOn.Server.Sessions;

/// <summary>The version of capability negotiation that a client names in CAP LS — https://ircv3.net/specs/extensions/capability-negotiation#cap-ls-version</summary>
internal static class NegotiationVersion
{
    /// <summary>From here on: values, answers of several lines, and word of what changes.</summary>
    public const int WithValues = 302;

    private const int MaxDigits = 9;

    /// <summary>Reads the number, however large; 0 for none.</summary>
    public static int Read(string text)
    {
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
            return 0;
        var digits = text.TrimStart('0');
        return digits.Length == 0 ? 0 : digits.Length > MaxDigits ? int.MaxValue : int.Parse(digits);
    }
}
