using ChatOn.Protocol;
using ChatOn.Server.Events;

namespace ChatOn.Server.Rendering;

/// <summary><c>ACCOUNT name</c> to those with account-notify — https://ircv3.net/specs/extensions/account-notify</summary>
internal sealed class AccountChangedRenderer : EventRenderer<AccountChanged>
{
    public override CapabilitySet Looks { get; } = new(Capability.AccountNotify, Capability.ExtendedMonitor);

    protected override void Irc(AccountChanged happened, View view, IrcLine line)
    {
        if (!view.Wants(Capability.AccountNotify))
            return;
        var account = line.Start("ACCOUNT"u8);
        account.Param(happened.Who.Account ?? "*");
        account.End();
    }

    // People at line clients see accounts where they matter: in /whois.
    protected override void Classic(AccountChanged happened, View view, ClassicLine line)
    {
    }
}
