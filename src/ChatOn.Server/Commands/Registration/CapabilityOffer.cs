using ChatOn.Protocol;

namespace ChatOn.Server.Commands.Registration;

/// <summary>The capabilities this server offers, with the values that depend on its configuration.</summary>
internal sealed class CapabilityOffer(ServerOptions options)
{
    /// <summary>The names as in CAP LS, with values for clients that speak 302.</summary>
    public IEnumerable<string> Names(bool withValues) => Offered.Select(c => withValues && c.Value is { } value ? $"{c.Name}={value}" : c.Name);

    /// <summary>An offered capability; null for any other name.</summary>
    public Capability? Find(string name) => Offered.FirstOrDefault(c => c.Name == name);

    // Where nothing is kept there is nothing to page, and nothing to know a repeated message by.
    private IEnumerable<Capability> Offered =>
        Capability.All.Where(c => options.History.IsEnabled || (c != Capability.Chathistory && c != Capability.ClientId));
}
