using ChatOn.Host.Listening;
using ChatOn.Server.State;
using Microsoft.Extensions.Options;

namespace ChatOn.Host;

/// <summary>Checks <see cref="HostOptions"/> by their attributes.</summary>
[OptionsValidator]
internal sealed partial class HostOptionsValidator : IValidateOptions<HostOptions>;

/// <summary>Checks what attributes cannot say: addresses and networks that do not parse.</summary>
internal sealed class HostAddressValidator : IValidateOptions<HostOptions>
{
    public ValidateOptionsResult Validate(string? name, HostOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        for (int i = 0; i < options.Listeners.Count; i++)
        {
            if (!ListenAddress.TryParse(options.Listeners[i].Address, out _))
                result.AddError($"Listeners:{i}:Address \"{options.Listeners[i].Address}\" is not an address with a port, e.g. \"localhost:5555\"");
            if (options.Listeners[i].Protocols is ChatProtocols.None or > ChatProtocols.All)
                result.AddError($"Listeners:{i}:Protocols names nothing that is spoken here, e.g. \"Irc, Http\"");
        }

        CheckNetworks(options.ProxyProtocolFrom, nameof(options.ProxyProtocolFrom), result);
        CheckNetworks(options.Http.ForwardedFrom, $"Http:{nameof(options.Http.ForwardedFrom)}", result);
        return result.Build();
    }

    private static void CheckNetworks(IReadOnlyList<string> networks, string key, ValidateOptionsResultBuilder result)
    {
        for (int i = 0; i < networks.Count; i++)
        {
            if (!AddressRange.TryParseExactly(networks[i], out _))
                result.AddError($"{key}:{i} \"{networks[i]}\" is not a network, e.g. \"192.0.2.0/24\" or \"2001:db8::1\"");
        }
    }
}
