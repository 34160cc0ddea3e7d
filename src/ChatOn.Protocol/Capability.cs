namespace ChatOn.Protocol;

/// <summary>
/// A client capability, and the catalogue of all: one entry each, whose bit is its place in the list.
/// See https://ircv3.net/specs/extensions/capability-negotiation
/// </summary>
/// <param name="Name">The name in CAP LS.</param>
/// <param name="Bit">Its bit in a <see cref="CapabilitySet"/>.</param>
/// <param name="Documentation">Where it is specified.</param>
public sealed record Capability(string Name, int Bit, string Documentation)
{
    private const string Specs = "https://ircv3.net/specs/extensions/";

    /// <summary>The value in CAP LS 302 that is the same on every server, or null.</summary>
    public string? Value { get; init; }

    /// <summary>The capabilities that come with this one.</summary>
    public CapabilitySet Requires { get; init; }

    // The order of the lines below is the order of the bits: add at the end.
    public static Capability MessageTags { get; } = new("message-tags", 0, Specs + "message-tags");
    public static Capability ServerTime { get; } = new("server-time", 1, Specs + "server-time");
    public static Capability EchoMessage { get; } = new("echo-message", 2, Specs + "echo-message");
    public static Capability Batch { get; } = new("batch", 3, Specs + "batch");
    public static Capability LabeledResponse { get; } = new("labeled-response", 4, Specs + "labeled-response") { Requires = new(Batch) };
    public static Capability StandardReplies { get; } = new("standard-replies", 5, Specs + "standard-replies");
    public static Capability MultiPrefix { get; } = new("multi-prefix", 6, Specs + "multi-prefix");
    public static Capability UserhostInNames { get; } = new("userhost-in-names", 7, Specs + "userhost-in-names");
    public static Capability ExtendedJoin { get; } = new("extended-join", 8, Specs + "extended-join");
    public static Capability AwayNotify { get; } = new("away-notify", 9, Specs + "away-notify");
    public static Capability Chghost { get; } = new("chghost", 10, Specs + "chghost");
    public static Capability Setname { get; } = new("setname", 11, Specs + "setname");
    public static Capability InviteNotify { get; } = new("invite-notify", 12, Specs + "invite-notify");
    public static Capability CapNotify { get; } = new("cap-notify", 13, Specs + "capability-negotiation#the-cap-notify-capability");
    public static Capability Chathistory { get; } = new("draft/chathistory", 14, Specs + "chathistory");
    public static Capability AccountTag { get; } = new("account-tag", 15, Specs + "account-tag");
    public static Capability AccountNotify { get; } = new("account-notify", 16, Specs + "account-notify");
    public static Capability ClientId { get; } = new(Vendor.ClientId, 17, "docs/protocol/client-id.md") { Requires = new(MessageTags) };

    public static Capability Sasl { get; } = new("sasl", 18, Specs + "sasl-3.2");
    public static Capability AccountRegistration { get; } = new("draft/account-registration", 19, Specs + "account-registration");
    public static Capability ReadMarker { get; } = new("draft/read-marker", 20, Specs + "read-marker");
    public static Capability OperTag { get; } = new("draft/oper-tag", 21, Specs + "oper-tag") { Requires = new(MessageTags) };
    public static Capability NoImplicitNames { get; } = new("no-implicit-names", 22, Specs + "no-implicit-names");
    public static Capability ExtendedMonitor { get; } = new("extended-monitor", 23, Specs + "extended-monitor");
    public static Capability Sts { get; } = new("sts", 24, Specs + "sts");
    public static Capability ExtendedIsupport { get; } = new("draft/extended-isupport", 25, Specs + "extended-isupport");
    public static Capability PreAway { get; } = new("draft/pre-away", 26, Specs + "pre-away");
    public static Capability ChannelRename { get; } = new("draft/channel-rename", 27, Specs + "channel-rename");
    public static Capability EventPlayback { get; } = new("draft/event-playback", 28, Specs + "chathistory");
    public static Capability MessageRedaction { get; } = new("draft/message-redaction", 29, Specs + "message-redaction") { Requires = new(MessageTags) };
    public static Capability Metadata { get; } = new("draft/metadata-2", 30, Specs + "metadata") { Requires = new(Batch) };
    public static Capability Multiline { get; } = new("draft/multiline", 31, Specs + "multiline") { Requires = new(Batch) };
    public static Capability MessageEdit { get; } = new(Vendor.MessageEdit, 32, "docs/protocol/message-edit.md") { Requires = new(MessageTags) };
    public static Capability Search { get; } = new("soju.im/search", 33, "https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md");
    public static Capability ZncPlayback { get; } = new("znc.in/playback", 34, "https://wiki.znc.in/Playback");
    public static Capability ZncSelfMessage { get; } = new("znc.in/self-message", 35, "https://wiki.znc.in/Query_buffers");
    public static Capability Persistence { get; } = new("draft/persistence", 36, "https://github.com/ircv3/ircv3-specifications/pull/503");
    public static Capability Relaymsg { get; } = new("draft/relaymsg", 37, "https://github.com/ircv3/ircv3-specifications/pull/417") { Value = "/" };
    public static Capability Whoami { get; } = new("draft/whoami", 38, "https://github.com/ircv3/ircv3-specifications/pull/603") { Requires = new(Chghost) };

    /// <summary>Every capability, by its bit.</summary>
    public static IReadOnlyList<Capability> All { get; } =
    [
        MessageTags, ServerTime, EchoMessage, Batch, LabeledResponse, StandardReplies, MultiPrefix, UserhostInNames, ExtendedJoin,
        AwayNotify, Chghost, Setname, InviteNotify, CapNotify, Chathistory, AccountTag, AccountNotify, ClientId,
        Sasl, AccountRegistration, ReadMarker, OperTag, NoImplicitNames, ExtendedMonitor, Sts, ExtendedIsupport, PreAway, ChannelRename,
        EventPlayback, MessageRedaction, Metadata, Multiline, MessageEdit, Search, ZncPlayback, ZncSelfMessage, Persistence, Relaymsg, Whoami,
    ];

    /// <summary>Finds a capability by its exact name; null when there is none.</summary>
    public static Capability? TryFind(string name)
    {
        foreach (var capability in All)
        {
            if (capability.Name == name)
                return capability;
        }
        return null;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
