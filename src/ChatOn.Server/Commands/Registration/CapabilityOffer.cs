using ChatOn.Protocol;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Connections;

namespace ChatOn.Server.Commands.Registration;

/// <summary>The capabilities this server offers, with the values that depend on its configuration.</summary>
internal sealed class CapabilityOffer(SaslMechanisms mechanisms, ServerOptions options)
{
    /// <summary>The names as in CAP LS, with values for clients that speak 302.</summary>
    public IEnumerable<string> Names(Peer peer, bool withValues) =>
        Offered.Where(c => c != Capability.Sts || withValues).Select(c => withValues && ValueOf(c, peer) is { } value ? $"{c.Name}={value}" : c.Name);

    /// <summary>An offered capability that can be asked for; null for any other name.</summary>
    public Capability? Find(string name) => Offered.FirstOrDefault(c => c.Name == name && c != Capability.Sts);

    private string? ValueOf(Capability capability, Peer peer) => capability switch
    {
        _ when capability == Capability.Sasl => string.Join(',', mechanisms.NamesFor(peer)),
        _ when capability == Capability.AccountRegistration => RegistrationValue(),
        _ when capability == Capability.Sts => options.StrictTransport.ValueFor(peer.IsSecure),
        _ when capability == Capability.Metadata => MetadataValue(),
        _ when capability == Capability.Multiline => $"max-bytes={options.Limits.MultilineBytes},max-lines={options.Limits.MultilineLines}",
        _ => capability.Value,
    };

    // https://ircv3.net/specs/extensions/metadata#draftmetadata-2-capability
    private string MetadataValue()
    {
        var limits = options.Limits;
        return $"before-connect,max-subs={limits.MetadataSubscriptions},max-keys={limits.MetadataKeys},max-value-bytes={limits.MetadataValueBytes}";
    }

    // https://ircv3.net/specs/extensions/account-registration
    private string RegistrationValue()
    {
        var tokens = new List<string> { "custom-account-name" };
        if (options.PasswordHash.Length == 0)
            tokens.Add("before-connect");
        if (options.Accounts.EmailRequired)
            tokens.Add("email-required");
        return string.Join(',', tokens);
    }

    // Where nothing is kept there is nothing to page or to change, and nothing to know a repeated message by.
    private static readonly CapabilitySet _ofHistory = new(
        Capability.Chathistory,
        Capability.EventPlayback,
        Capability.Search,
        Capability.ZncPlayback,
        Capability.ClientId,
        Capability.MessageRedaction,
        Capability.MessageEdit);

    private IEnumerable<Capability> Offered =>
        Capability.All.Where(c => IsOffered(c));

    private bool IsOffered(Capability capability)
    {
        if (_ofHistory.Has(capability))
            return options.History.IsEnabled;
        if (capability == Capability.Sts)
            return options.StrictTransport.IsOn;
        return capability != Capability.AccountRegistration
            || options.Accounts.Registration is RegistrationPolicy.Open or RegistrationPolicy.Invitation;
    }
}
