using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Users;

/// <summary>What a WHO asks for. See https://ircv3.net/specs/extensions/whox#extended-who-command</summary>
/// <param name="Mask">As it was given; <c>*</c> when it was not.</param>
/// <param name="Fields">The letters of the fields wanted; null for a WHO of the old kind.</param>
/// <param name="Token">Up to three digits that come back with each line.</param>
/// <param name="OperatorsOnly">The flag <c>o</c> stood before the fields.</param>
internal sealed record WhoQuery(string Mask, string? Fields, string Token, bool OperatorsOnly)
{
    private const int MaxTokenLength = 3;

    public bool IsForAll => Mask is "*" or "0";

    public bool IsPattern => IsForAll || Mask.AsSpan().ContainsAny('*', '?');

    /// <summary>Reads <c>WHO mask [flags][%fields[,token]]</c>.</summary>
    public static WhoQuery Read(IrcMessage message)
    {
        var mask = message[0].IsEmpty ? "*" : message.Text(0);
        var options = message.Text(1).Split('%', 2);
        var operatorsOnly = options[0].Contains('o', StringComparison.Ordinal);
        if (options.Length == 1)
            return new WhoQuery(mask, null, "", operatorsOnly);
        var wanted = options[1].Split(',', 2);
        var token = wanted.Length > 1 && IsToken(wanted[1]) ? wanted[1] : "0";
        return new WhoQuery(mask, wanted[0], token, operatorsOnly);
    }

    public bool Wants(char field) => Fields!.Contains(field, StringComparison.Ordinal);

    private static bool IsToken(string text) => text.Length is > 0 and <= MaxTokenLength && text.All(char.IsAsciiDigit);
}
