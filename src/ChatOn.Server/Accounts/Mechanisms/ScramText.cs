using System.Diagnostics.CodeAnalysis;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>The words of SCRAM messages — https://www.rfc-editor.org/rfc/rfc5802#section-7</summary>
internal static class ScramText
{
    /// <summary><c>attr-val = ALPHA "=" value</c>, <c>value = 1*value-char</c>; without commas by then.</summary>
    public static bool TryReadAttribute(string text, char name, [NotNullWhen(true)] out string? value)
    {
        value = IsAttribute(text) && text[0] == name ? text[2..] : null;
        return value is not null;
    }

    /// <summary>
    /// <c>extensions = attr-val *("," attr-val)</c>. They are ignored, but one that must be understood ("m=", in any place) is understood by
    /// nobody.
    /// </summary>
    public static bool AreIgnorable(ReadOnlySpan<string> extensions)
    {
        foreach (var extension in extensions)
        {
            if (!IsAttribute(extension) || extension[0] == 'm')
                return false;
        }

        return true;
    }

    /// <summary><c>c-nonce = printable</c>, <c>printable = %x21-2B / %x2D-7E</c></summary>
    public static bool IsNonce(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.Contains(',', StringComparison.Ordinal);

    /// <summary><c>saslname = 1*(value-safe-char / "=2C" / "=3D")</c></summary>
    public static bool TryReadName(string text, [NotNullWhen(true)] out string? name)
    {
        name = text.Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        var escapes = (text.Length - name.Length) / 2;
        if (text.Length == 0 || text.AsSpan().Count('=') != escapes)
            name = null;
        return name is not null;
    }

    private static bool IsAttribute(string text) => text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == '=';
}
