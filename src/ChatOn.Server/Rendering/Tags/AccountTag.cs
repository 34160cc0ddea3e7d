using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering.Tags;

/// <summary><c>account=name</c> — https://ircv3.net/specs/extensions/account-tag</summary>
internal sealed class AccountTag : IOutgoingTag
{
    public CapabilitySet Needs { get; } = new(Capability.AccountTag);

    public void Write(Event happened, View view, ref MessageWriter writer)
    {
        if (happened.Who.Account is { } account)
            writer.Tag("account"u8, account);
    }
}
