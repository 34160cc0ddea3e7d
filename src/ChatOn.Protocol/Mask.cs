using System.Text;

namespace ChatOn.Protocol;

/// <summary>
/// A glob: '*' stands for any characters, '?' for exactly one, '\' before '*', '?' or '\' takes it literally. Letters match
/// in either case (ascii). See https://modern.ircdocs.horse/#wildcard-expressions
/// </summary>
/// <remarks>
/// An automaton whose states are bits (Shift-And): one state for each place between the mask's characters, a '*' being a
/// state that keeps itself. Every character of the text costs the same few operations on 64 states at once, whatever the
/// mask, so no mask can make matching slow.
/// </remarks>
public sealed class Mask
{
    private const int AnyOne = -1;

    private readonly byte[] _asciiClasses = new byte[128];
    private readonly Dictionary<int, int>? _otherClasses;
    private readonly ulong[] _moves;
    private readonly ulong[] _loops;
    private readonly int _length;

    /// <summary>Compiles a mask.</summary>
    public Mask(string pattern)
    {
        Pattern = pattern;
        var elements = Parse(pattern, out var stars);
        _length = elements.Count;
        var words = (_length >> 6) + 1;
        _loops = new ulong[words];
        foreach (var star in stars)
            _loops[star >> 6] |= 1UL << star;

        var classes = 1;
        foreach (var element in elements)
        {
            if (element == AnyOne || ClassOf(element) != 0)
                continue;
            if (element < 128)
                SetAsciiClass(element, classes++);
            else
                (_otherClasses ??= []).Add(element, classes++);
        }
        _moves = new ulong[classes * words];
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i] != AnyOne)
                _moves[(ClassOf(elements[i]) * words) + (i >> 6)] |= 1UL << i;
            else
                AddToEveryClass(i, words);
        }
    }

    /// <summary>The mask as it was given.</summary>
    public string Pattern { get; }

    /// <summary>Matches once; compile the mask where it is used again.</summary>
    public static bool Matches(string pattern, ReadOnlySpan<char> text) => new Mask(pattern).Matches(text);

    /// <summary>True when the whole text is of the mask's form.</summary>
    public bool Matches(ReadOnlySpan<char> text) => Run(text, out _);

    /// <inheritdoc cref="Matches(ReadOnlySpan{char})"/>
    public bool Matches(string text) => Run(text, out _);

    /// <summary>Completes what a user gave to <c>nick!user@host</c>, a lone word with '.' or ':' being a host; cuts at spaces.</summary>
    public static string Normalize(string mask)
    {
        var end = mask.AsSpan().IndexOfAnyInRange('\0', ' ');
        var text = end < 0 ? mask : mask[..end];
        var bang = text.IndexOf('!', StringComparison.Ordinal);
        var at = text.IndexOf('@', Math.Max(bang, 0));
        var (nick, user, host) = (bang, at) switch
        {
            ( < 0, < 0) when text.AsSpan().ContainsAny('.', ':') => ("", "", text),
            ( < 0, < 0) => (text, "", ""),
            ( < 0, _) => ("", text[..at], text[(at + 1)..]),
            (_, < 0) => (text[..bang], text[(bang + 1)..], ""),
            _ => (text[..bang], text[(bang + 1)..at], text[(at + 1)..]),
        };
        return $"{OrStar(nick.TrimStart(':'))}!{OrStar(user)}@{OrStar(host)}";
    }

    /// <summary>The mask that matches just this text.</summary>
    public static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("*", @"\*", StringComparison.Ordinal).Replace("?", @"\?", StringComparison.Ordinal);

    /// <summary>The mask as it was given.</summary>
    public override string ToString() => Pattern;

    /// <summary>Matches, and tells how many words of states were computed.</summary>
    internal bool Run(ReadOnlySpan<char> text, out long steps) => _loops.Length == 1 ? RunOneWord(text, out steps) : RunWords(text, out steps);

    private bool RunOneWord(ReadOnlySpan<char> text, out long steps)
    {
        var loops = _loops[0];
        var states = 1UL;
        steps = 0;
        for (var at = 0; at < text.Length && states != 0; steps++)
            states = ((states & _moves[ClassOf(Next(text, ref at))]) << 1) | (states & loops);
        return (states >> _length & 1) != 0;
    }

    private bool RunWords(ReadOnlySpan<char> text, out long steps)
    {
        var words = _loops.Length;
        Span<ulong> states = words <= 64 ? stackalloc ulong[words] : new ulong[words];
        states.Clear();
        states[0] = 1;
        steps = 0;
        for (var at = 0; at < text.Length;)
        {
            var moves = _moves.AsSpan(ClassOf(Next(text, ref at)) * words, words);
            for (var i = words - 1; i >= 0; i--, steps++)
            {
                var carry = i == 0 ? 0 : (states[i - 1] & moves[i - 1]) >> 63;
                states[i] = ((states[i] & moves[i]) << 1) | carry | (states[i] & _loops[i]);
            }
        }
        return (states[_length >> 6] >> _length & 1) != 0;
    }

    private static List<int> Parse(string pattern, out List<int> stars)
    {
        var elements = new List<int>(pattern.Length);
        stars = [];
        for (var at = 0; at < pattern.Length;)
        {
            var character = Next(pattern, ref at);
            if (character == '\\' && at < pattern.Length && pattern[at] is '*' or '?' or '\\')
                elements.Add(pattern[at++]);
            else if (character == '*')
                stars.Add(elements.Count);
            else
                elements.Add(character == '?' ? AnyOne : character);
        }
        return elements;
    }

    /// <summary>The next character, a surrogate pair being one.</summary>
    private static int Next(ReadOnlySpan<char> text, ref int at)
    {
        var first = text[at++];
        if (!char.IsHighSurrogate(first) || at == text.Length || !char.IsLowSurrogate(text[at]))
            return first;
        return new Rune(first, text[at++]).Value;
    }

    private static string OrStar(string part)
    {
        while (part.Contains("**", StringComparison.Ordinal) && !part.Contains('\\'))
            part = part.Replace("**", "*", StringComparison.Ordinal);
        return part.Length == 0 ? "*" : part;
    }

    private void AddToEveryClass(int element, int words)
    {
        for (var word = element >> 6; word < _moves.Length; word += words)
            _moves[word] |= 1UL << element;
    }

    private int ClassOf(int character)
    {
        if (character < 128)
            return _asciiClasses[character];
        return _otherClasses is not null && _otherClasses.TryGetValue(character, out var found) ? found : 0;
    }

    private void SetAsciiClass(int character, int number)
    {
        var folded = CaseMapping.Fold((char)character);
        _asciiClasses[folded] = (byte)number;
        if (char.IsAsciiLetterLower(folded))
            _asciiClasses[folded - 0x20] = (byte)number;
    }
}
