namespace ChatOn.Architecture.Tests;

/// <summary>The documents that this server answers for, each with a file of clauses.</summary>
internal static class Specifications
{
    /// <summary>The state of the documents: all that were there then and are not deprecated.</summary>
    public const string Commit = "22a8e8bb1e9809ce3ac75683642385ba79395bf2";

    public const string CommitDate = "2026-04-27";

    /// <summary>Not in the catalogue of capabilities: what says that a server knows a document, where it is no capability.</summary>
    public static IReadOnlyDictionary<string, string> Tokens { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["account-extban"] = "ACCOUNTEXTBAN",
        ["account-registration"] = "draft/ACCOUNTREQUIRED",
        ["bot-mode"] = "BOT",
        ["channel-context"] = "+draft/channel-context",
        ["chathistory"] = "CHATHISTORY",
        ["message-tags"] = "CLIENTTAGDENY",
        ["monitor"] = "MONITOR",
        ["network-icon"] = "draft/ICON",
        ["react"] = "+draft/react",
        ["reply"] = "+draft/reply",
        ["typing"] = "+typing",
        ["utf8-only"] = "UTF8ONLY",
        ["whox"] = "WHOX",
    };

    public static IReadOnlyList<string> Documents { get; } =
    [
        // extensions/
        "account-extban", "account-notify", "account-registration", "account-tag", "away-notify", "batch", "bot-mode",
        "capability-negotiation", "channel-rename", "chathistory", "chghost", "client-batch", "echo-message", "extended-isupport",
        "extended-join", "extended-monitor", "invite-notify", "labeled-response", "message-ids", "message-redaction", "message-tags",
        "metadata", "monitor", "multi-prefix", "multiline", "network-icon", "no-implicit-names", "oper-tag", "pre-away", "read-marker",
        "sasl-3.1", "sasl-3.2", "server-time", "setname", "standard-replies", "sts", "userhost-in-names", "utf8-only", "webirc",
        "websocket", "whox",

        // client-tags/
        "channel-context", "react", "reply", "typing",

        // batches/
        "chathistory-batch", "netsplit",

        // Proposed to IRCv3 and in use, other projects', and our own
        "persistence", "relaymsg", "sni", "whoami",
        "search", "znc-playback", "znc-self-message",
        "client-id", "message-edit",
    ];
}
