using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChatOn.Protocol;

/// <summary>Whether a name may be used.</summary>
public enum NameResult
{
    /// <summary>It may.</summary>
    Ok,

    /// <summary>There is nothing.</summary>
    Empty,

    /// <summary>Too long.</summary>
    TooLong,

    /// <summary>A character that cannot be in such a name, or not at that place.</summary>
    InvalidCharacter,

    /// <summary>A right name, kept for the server's own use.</summary>
    Reserved,
}

/// <summary>
/// The rules for nicknames, account names and room names.
/// See https://modern.ircdocs.horse/#clients and https://modern.ircdocs.horse/#channels
/// </summary>
public static class Names
{
    /// <summary>The longest nickname and account name, in characters.</summary>
    public const int MaxNickLength = 32;

    /// <summary>The longest room name, in bytes of UTF-8.</summary>
    public const int MaxRoomBytes = 64;

    private const string NickLetters = @"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz[]\`_^{|}";
    private static readonly SearchValues<char> FirstOfNick = SearchValues.Create(NickLetters);
    private static readonly SearchValues<char> RestOfNick = SearchValues.Create(NickLetters + "0123456789-");

    /// <summary>Names nobody may take, folded.</summary>
    private static readonly string[] ReservedNicks = ["nickserv", "chanserv", "operserv", "admin", "root", "server", "services"];

    /// <summary>Letters that show nothing, so that two names that differ could look the same.</summary>
    private static readonly SearchValues<char> BlankLetters = SearchValues.Create("\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0");

    /// <summary>Whether anybody may have this nickname.</summary>
    public static NameResult CheckNick(ReadOnlySpan<char> nick)
    {
        var result = CheckNickSyntax(nick);
        return result == NameResult.Ok && IsReserved(nick) ? NameResult.Reserved : result;
    }

    /// <inheritdoc cref="CheckNick(ReadOnlySpan{char})"/>
    public static NameResult CheckNick(ReadOnlySpan<byte> nick)
    {
        if (nick.Length > MaxNickLength)
            return NameResult.TooLong;
        Span<char> text = stackalloc char[MaxNickLength];
        for (var i = 0; i < nick.Length; i++)
            text[i] = (char)nick[i];
        return CheckNick(text[..nick.Length]);
    }

    /// <summary>Whether this is a nickname by its form alone, reserved or not.</summary>
    public static NameResult CheckNickSyntax(ReadOnlySpan<char> nick)
    {
        if (nick.IsEmpty)
            return NameResult.Empty;
        if (nick.Length > MaxNickLength)
            return NameResult.TooLong;
        return FirstOfNick.Contains(nick[0]) && !nick[1..].ContainsAnyExcept(RestOfNick) ? NameResult.Ok : NameResult.InvalidCharacter;
    }

    /// <summary>Whether anybody may have this account name: the rules are those of nicknames.</summary>
    public static NameResult CheckAccount(ReadOnlySpan<char> account) => CheckNick(account);

    /// <summary>Whether this is an account name by its form alone.</summary>
    public static NameResult CheckAccountSyntax(ReadOnlySpan<char> account) => CheckNickSyntax(account);

    /// <summary>True for the names kept for the server's own use.</summary>
    public static bool IsReserved(ReadOnlySpan<char> name)
    {
        foreach (var reserved in ReservedNicks)
        {
            if (CaseMapping.Equals(name, reserved))
                return true;
        }
        return false;
    }

    /// <summary>Whether this is the name of a room: '#', then characters that can be seen.</summary>
    public static NameResult CheckRoom(ReadOnlySpan<char> room)
    {
        if (room.IsEmpty)
            return NameResult.Empty;
        if (room[0] != '#')
            return NameResult.InvalidCharacter;
        if (room.Length == 1)
            return NameResult.Empty;
        if (room.Length > MaxRoomBytes || Encoding.UTF8.GetByteCount(room) > MaxRoomBytes)
            return NameResult.TooLong;
        for (var rest = room[1..]; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done || !MayBeInRoom(rune))
                return NameResult.InvalidCharacter;
            rest = rest[length..];
        }
        return NameResult.Ok;
    }

    /// <inheritdoc cref="CheckRoom(ReadOnlySpan{char})"/>
    public static NameResult CheckRoom(ReadOnlySpan<byte> room)
    {
        if (room.Length > MaxRoomBytes)
            return room[0] == (byte)'#' ? NameResult.TooLong : NameResult.InvalidCharacter;
        Span<char> text = stackalloc char[MaxRoomBytes];
        return System.Text.Unicode.Utf8.ToUtf16(room, text, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done
            ? CheckRoom(text[..length])
            : NameResult.InvalidCharacter;
    }

    /// <summary>
    /// Makes a nickname out of any text: near to what was wanted, right in form, not reserved, and not taken as
    /// <paramref name="taken"/> tells.
    /// </summary>
    public static string SuggestNick(string wanted, Func<string, bool> taken)
    {
        var nick = ToNick(wanted);
        if (IsFree(nick, taken))
            return nick;
        // Doubles until a free number is found, then halves down to one whose predecessor is taken: many guests of one
        // name cost few questions each.
        var free = 2;
        while (!IsFree(Numbered(nick, free), taken))
            free *= 2;
        var busy = free / 2;
        while (free - busy > 1)
        {
            var middle = (free + busy) / 2;
            if (IsFree(Numbered(nick, middle), taken))
                free = middle;
            else
                busy = middle;
        }
        return Numbered(nick, free);
    }

    private static bool IsFree(string nick, Func<string, bool> taken) => !IsReserved(nick) && !taken(nick);

    private static string Numbered(string nick, int number)
    {
        var digits = number.ToString();
        return nick[..Math.Min(nick.Length, MaxNickLength - digits.Length)] + digits;
    }

    private static string ToNick(string wanted)
    {
        var nick = new StringBuilder(MaxNickLength);
        foreach (var character in wanted)
        {
            if (nick.Length == MaxNickLength)
                break;
            if (nick.Length == 0 && (char.IsAsciiDigit(character) || character == '-'))
                nick.Append('_').Append(character);
            else if (RestOfNick.Contains(character))
                nick.Append(character);
            else if (nick.Length > 0 && (char.IsWhiteSpace(character) || char.IsPunctuation(character)))
                nick.Append('_');
        }
        return nick.Length == 0 ? "guest" : nick.ToString();
    }

    private static bool MayBeInRoom(Rune rune) =>
        rune.Value != ','
        && !(rune.IsBmp && BlankLetters.Contains((char)rune.Value))
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
