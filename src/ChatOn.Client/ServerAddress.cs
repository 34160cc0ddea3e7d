using System.Globalization;
using System.Net;
using System.Diagnostics.CodeAnalysis;

namespace ChatOn.Client;

/// <summary>Where a server is and how it is spoken to: <c>host[:port]</c>, <c>[v6]:port</c>, <c>irc://</c>, <c>ircs://</c>, <c>ws://</c>, <c>wss://</c>.</summary>
/// <param name="Host">A name or an address, without brackets.</param>
/// <param name="IsTls">Whether to speak TLS.</param>
/// <param name="Path">The path of a WebSocket; null for a plain stream.</param>
public sealed record ServerAddress(string Host, int Port, bool IsTls, string? Path)
{
    public const int UsualPort = 5555;

    /// <summary>This machine itself, at the port a server has by itself.</summary>
    public static ServerAddress Usual { get; } = new("localhost", UsualPort, IsTls: false, Path: null);

    public bool IsWebSocket => Path is not null;

    /// <summary>Whether it is this machine itself, by its name or address alone: what a name server says is not believed.</summary>
    public bool IsLoopback => Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>The room that came after the address in a link; null when there was none.</summary>
    public string? Room { get; init; }

    /// <summary>Reads an address.</summary>
    /// <param name="allowsPlainText">Whether another machine may be spoken to without TLS; else that is refused.</param>
    /// <param name="problem">What is wrong, in words.</param>
    public static bool TryParse(string text, bool allowsPlainText, [NotNullWhen(true)] out ServerAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        var (scheme, rest) = text.IndexOf("://", StringComparison.Ordinal) is > 0 and var at ? (text[..at].ToLowerInvariant(), text[(at + 3)..]) : ("", text);
        if (scheme is not ("" or "irc" or "ircs" or "ws" or "wss"))
        {
            problem = $"\"{scheme}://\" is no way to join: use host[:port], irc://, ircs://, ws:// or wss://";
            return false;
        }

        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (place, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[slash..]);
        if (!TrySplit(place, out var host, out var port))
        {
            problem = $"\"{text}\" is no address: use host[:port] or [v6]:port, e.g. localhost:5555";
            return false;
        }

        var isWebSocket = scheme is "ws" or "wss";
        address = new ServerAddress(host.ToLowerInvariant(), port, scheme is "ircs" or "wss", isWebSocket ? path is "" or "/" ? "/ws" : path : null)
        {
            Room = isWebSocket || path.Length < 2 ? null : RoomOf(Uri.UnescapeDataString(path[1..])),
        };
        return address.TryDecideTls(scheme, allowsPlainText, out address, out problem);
    }

    /// <summary>As it is typed and kept.</summary>
    public override string ToString()
    {
        var place = $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";
        return (IsWebSocket, IsTls, IsLoopback) switch
        {
            (true, true, _) => $"wss://{place}{Path}",
            (true, false, _) => $"ws://{place}{Path}",
            (false, true, true) => $"ircs://{place}",
            (false, false, false) => $"irc://{place}",
            _ => place,
        };
    }

    private bool TryDecideTls(string scheme, bool allowsPlainText, [NotNullWhen(true)] out ServerAddress? address, [NotNullWhen(false)] out string? problem)
    {
        (address, problem) = (this, null);
        if (IsTls || IsLoopback)
            return true;
        if (allowsPlainText)
            return true;
        if (scheme.Length == 0)
        {
            address = this with { IsTls = true };
            return true;
        }

        (address, problem) = (null, $"{scheme}:// to another machine is not encrypted: use {(IsWebSocket ? "wss" : "ircs")}://, or --plain-text if everybody on the way may listen");
        return false;
    }

    private static bool TrySplit(string place, out string host, out int port)
    {
        (host, port) = (place, UsualPort);
        if (place.StartsWith('['))
        {
            var end = place.IndexOf(']', StringComparison.Ordinal);
            if (end < 0 || !IPAddress.TryParse(place[1..end], out _))
                return false;
            host = place[1..end];
            return end == place.Length - 1 || (place[end + 1] == ':' && TryReadPort(place[(end + 2)..], out port));
        }

        if (IPAddress.TryParse(place, out _) && place.Contains("::", StringComparison.Ordinal))
            return true;
        var colon = place.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
            host = place[..colon];
        return Uri.CheckHostName(host) != UriHostNameType.Unknown && (colon < 0 || TryReadPort(place[(colon + 1)..], out port));
    }

    private static bool TryReadPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= ushort.MaxValue;

    private static string RoomOf(string path) => path[0] is '#' or '&' ? path : "#" + path;
}
