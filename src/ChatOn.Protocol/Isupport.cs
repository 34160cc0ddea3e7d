using System.Globalization;
using System.Text;

namespace ChatOn.Protocol;

/// <summary>
/// The features a server announces in RPL_ISUPPORT: ordered tokens <c>NAME[=value]</c>, or <c>-NAME</c> to take one back.
/// See https://modern.ircdocs.horse/#rplisupport-005
/// </summary>
public sealed class Isupport
{
    /// <summary>The most tokens in a line.</summary>
    public const int MaxTokensPerLine = 13;

    private readonly List<KeyValuePair<string, string>> _tokens = [];

    /// <summary>The tokens in order, values unescaped; "" for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tokens => _tokens;

    /// <summary>Adds a token or changes its value in its place.</summary>
    public Isupport Set(string name, string value = "")
    {
        var token = KeyValuePair.Create(name, value);
        var index = IndexOf(name);
        if (index < 0)
            _tokens.Add(token);
        else
            _tokens[index] = token;
        return this;
    }

    /// <summary>Adds a token whose value is a number.</summary>
    public Isupport Set(string name, long value) => Set(name, value.ToString());

    /// <summary>Takes a token out.</summary>
    public bool Remove(string name)
    {
        var index = IndexOf(name);
        if (index < 0)
            return false;
        _tokens.RemoveAt(index);
        return true;
    }

    /// <summary>Finds a token's value.</summary>
    public bool TryGet(string name, out string value)
    {
        var index = IndexOf(name);
        value = index < 0 ? "" : _tokens[index].Value;
        return index >= 0;
    }

    /// <summary>Takes up a token as it came over the wire: what a client does with each parameter.</summary>
    public void Read(string token)
    {
        if (token.StartsWith('-'))
        {
            Remove(token[1..]);
            return;
        }
        var equals = token.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            Set(token);
        else
            Set(token[..equals], Unescape(token[(equals + 1)..]));
    }

    /// <summary>
    /// The tokens as they go over the wire, in lines of at most 13 tokens that leave <paramref name="reservedBytes"/> of the
    /// 512 for the rest: <see cref="Reserve"/> tells how many that are.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Lines(int reservedBytes)
    {
        var lines = new List<IReadOnlyList<string>>();
        var line = new List<string>();
        var room = MessageWriter.MaxBodyBytes - reservedBytes;
        var used = 0;
        foreach (var (name, value) in _tokens)
        {
            var token = value.Length == 0 ? name : $"{name}={Escape(value)}";
            var size = 1 + Encoding.UTF8.GetByteCount(token);
            if (line.Count > 0 && (line.Count == MaxTokensPerLine || used + size > room))
            {
                lines.Add(line);
                line = [];
                used = 0;
            }
            line.Add(token);
            used += size;
        }
        if (line.Count > 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>The bytes of a line that are not tokens, for a server name and a nickname of these lengths in bytes.</summary>
    public static int Reserve(int sourceBytes, int nickBytes) =>
        ": 005 ".Length + sourceBytes + nickBytes + " :".Length + Numeric.RplIsupport.Text.Length + "\r\n".Length;

    /// <summary>Writes space, '=', '\' and control characters of a value as <c>\x20</c>.</summary>
    public static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var character in value)
        {
            if (character is <= ' ' or '=' or '\\' or '\x7F')
                escaped.Append(@"\x").Append(((int)character).ToString("X2"));
            else
                escaped.Append(character);
        }
        return escaped.ToString();
    }

    /// <summary>Reads a value with escapes; what is no escape stays as it is.</summary>
    public static string Unescape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 3 < value.Length && value[i + 1] == 'x'
                && byte.TryParse(value.AsSpan(i + 2, 2), NumberStyles.AllowHexSpecifier, null, out var code))
            {
                text.Append((char)code);
                i += 3;
                continue;
            }
            text.Append(value[i]);
        }
        return text.ToString();
    }

    private int IndexOf(string name) => _tokens.FindIndex(token => token.Key == name);
}
