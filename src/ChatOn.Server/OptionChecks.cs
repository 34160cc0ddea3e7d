using System.ComponentModel.DataAnnotations;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.State;

namespace ChatOn.Server;

/// <summary>A name that can stand as a source on the wire: a host name with a dot.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ServerNameAttribute() : ValidationAttribute("must be a host name with a dot, of letters, digits, dots and hyphens, at most 63 long")
{
    private const int MaxLength = 63;

    public override bool IsValid(object? value) =>
        value is string name && name.Length is > 0 and <= MaxLength && name.Contains('.', StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1]);
}

/// <summary>One word: it stands as a middle parameter.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordAttribute() : ValidationAttribute("must be one word of 1 to 60 printable characters")
{
    private const int MaxLength = 60;

    public override bool IsValid(object? value) =>
        value is string word && word.Length is > 0 and <= MaxLength && word[0] != ':' && !word.Any(c => c <= ' ' || char.IsControl(c));
}

/// <summary>One line of text (formatting codes are welcome), or nothing; in a list, lines.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneLineAttribute() : ValidationAttribute("must be lines of at most 300 characters")
{
    private const int MaxLength = 300;

    public override bool IsValid(object? value) => value switch
    {
        string line => IsLine(line),
        IEnumerable<string> lines => lines.All(IsLine),
        _ => false,
    };

    private static bool IsLine(string line) => line.Length <= MaxLength && line.AsSpan().IndexOfAny('\r', '\n', '\0') < 0;
}

/// <summary>What the ISUPPORT token CLIENTTAGDENY can say — https://ircv3.net/specs/extensions/message-tags#rpl_isupport-tokens</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ClientTagDenyAttribute() : ValidationAttribute("must be names of tags without their +, or * and behind it names with a - before them")
{
    private const int MaxBytes = 300;

    public override bool IsValid(object? value) => value is IReadOnlyList<string> denied && denied.Sum(each => each.Length + 1) <= MaxBytes
        && (denied is ["*", ..] ? denied.Skip(1).All(each => each.StartsWith('-') && IsName(each[1..])) : denied.All(IsName));

    private static bool IsName(string name) => !name.StartsWith('+') && !name.StartsWith('-') && MessageTags.IsValidKey(Encoding.ASCII.GetBytes(name));
}

/// <summary>The name of a room.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RoomNameAttribute() : ValidationAttribute("must be a room's name: # and up to 63 bytes without blanks and commas")
{
    public override bool IsValid(object? value) => value is string name && Names.CheckRoom(name) == NameResult.Ok;
}

/// <summary>A hash made with <c>chaton hash-password</c>, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PasswordHashAttribute() : ValidationAttribute("must be a hash made with `chaton hash-password`, never the password itself")
{
    public override bool IsValid(object? value) => value is string text && (text.Length == 0 || Passwords.IsHash(text));
}

/// <summary>The name of an account, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AccountNameAttribute() : ValidationAttribute("must be the name of an account, which is one like a nickname, or nothing")
{
    public override bool IsValid(object? value) => value is string name && (name.Length == 0 || Names.CheckAccountSyntax(name) == NameResult.Ok);
}

/// <summary>Networks or single addresses.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NetworksAttribute() : ValidationAttribute("must be networks or addresses")
{
    public override bool IsValid(object? value) => value is IEnumerable<string> texts && texts.All(text => AddressRange.TryParseExactly(text, out _));
}

/// <summary>An https URL that fits into a line beside others, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HttpsUrlAttribute() : ValidationAttribute("must be a URL that begins with https://, of at most 300 bytes")
{
    private const int MaxBytes = 300;

    public override bool IsValid(object? value) => value is string text && (text.Length == 0
        || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.Host.Length > 0 && url.UserInfo.Length == 0
            && text.All(char.IsAscii) && !text.Any(c => c <= ' ' || char.IsControl(c)) && Isupport.Escape(text).Length <= MaxBytes));
}
