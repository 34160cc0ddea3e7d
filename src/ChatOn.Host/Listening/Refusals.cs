namespace ChatOn.Host.Listening;

/// <summary>Why a connection is not let in, as metrics and logs call it.</summary>
internal static class Refusals
{
    public const string ServerFull = "server-full";
    public const string TooManyFromAddress = "too-many-from-address";
    public const string TooFast = "too-fast";
    public const string PlainText = "plain-text";
    public const string NotSpokenHere = "not-spoken-here";
    public const string Garbage = "no-text";
    public const string LineTooLong = "line-too-long";
    public const string TimedOut = "first-line-timeout";
    public const string HandshakeFailed = "tls-handshake";
    public const string ProxyHeader = "proxy-header";
    public const string HttpAfterPrompt = "http-after-prompt";

    /// <summary>The same for people.</summary>
    public static string TextOf(string? reason) => reason switch
    {
        TooManyFromAddress => "Too many connections from your address",
        TooFast => "You connect too often, try again later",
        _ => "Not let in",
    };
}
