using ChatOn.Host.Listening;

namespace ChatOn.Host.Configuration;

/// <summary>
/// The short form of a listener, of <c>--listen</c> and in lists: the address, then what differs, e.g. <c>*:6697,irc,tls</c>. Words:
/// <c>irc</c>, <c>classic</c>, <c>http</c> (only those named are spoken), <c>tls</c> (plain text is refused), <c>plain</c> (no TLS),
/// <c>insecure</c> (plain text from other machines too), <c>proxied</c> (proxies end TLS).
/// </summary>
internal static class ListenerText
{
    /// <summary>The words, for error messages.</summary>
    public const string Words = "irc, classic, http, tls, plain, insecure, proxied";

    /// <summary>The listener, or null when the text is none.</summary>
    public static ListenerOptions? Parse(string text)
    {
        var words = text.Split(',', StringSplitOptions.TrimEntries);
        if (!ListenAddress.TryParse(words[0], out _))
            return null;
        var listener = new ListenerOptions { Address = words[0], Protocols = ChatProtocols.None };
        foreach (var word in words.AsSpan(1))
        {
            if (Add(listener, word) is not { } more)
                return null;
            listener = more;
        }

        return listener.Protocols == ChatProtocols.None ? listener with { Protocols = ChatProtocols.All } : listener;
    }

    private static ListenerOptions? Add(ListenerOptions listener, string word) => word.ToLowerInvariant() switch
    {
        "irc" => listener with { Protocols = listener.Protocols | ChatProtocols.Irc },
        "classic" => listener with { Protocols = listener.Protocols | ChatProtocols.Classic },
        "http" => listener with { Protocols = listener.Protocols | ChatProtocols.Http },
        "tls" => listener with { Tls = TlsMode.Required },
        "plain" => listener with { Tls = TlsMode.Off },
        "insecure" => listener with { AllowPlainTextFromOtherMachines = true },
        "proxied" => listener with { ProxiesEndTls = true },
        _ => null,
    };
}
