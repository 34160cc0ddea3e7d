using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatOn.Server.Accounts;
using ChatOn.Server.State;

namespace ChatOn.Server.Sessions;

/// <summary>The configured gateways, and whether one that uses WEBIRC is one of them. On the loop; hashing is not.</summary>
internal sealed class Gateways(ServerOptions options, Passwords passwords, PasswordThrottle throttle, IRandomBytes random)
{
    private readonly List<Gateway> _gateways = [.. options.WebIrcGateways.Select(each => new Gateway(each))];
    private byte[]? _key;

    /// <summary>Whether some gateway is at an address.</summary>
    public bool Has(IPAddress address) => _gateways.Exists(each => each.Contains(address));

    /// <summary>The name of the gateway at an address that has this password; null when there is none, or it cannot be told now.</summary>
    public async ValueTask<string?> FindAsync(IPAddress address, string password)
    {
        var digest = HMACSHA256.HashData(Key(), Encoding.UTF8.GetBytes(password));
        var candidates = _gateways.FindAll(each => each.Contains(address));
        // A gateway brings many people, and all of them at once after a restart: its password is hashed slowly only until it was right once.
        if (candidates.Find(each => CryptographicOperations.FixedTimeEquals(each.Known, digest)) is { } known)
            return known.Name;
        foreach (var candidate in candidates)
        {
            // Strangers on its network must not lock out one that has not come yet.
            if (!throttle.MayTry(address) && !candidate.IsAwaited)
                return null;
            var check = await candidate.CheckAsync(passwords, password, digest);
            if (check == PasswordCheck.Right)
            {
                candidate.Known = digest;
                return candidate.Name;
            }

            if (check == PasswordCheck.TryAgain)
                return null;
        }

        if (candidates.Count > 0)
            throttle.Failed(address);
        return null;
    }

    private byte[] Key()
    {
        if (_key is null)
        {
            _key = new byte[HMACSHA256.HashSizeInBytes];
            random.Fill(_key);
        }

        return _key;
    }

    private sealed class Gateway(GatewayOptions options)
    {
        private byte[] _asked = [];
        private Task<PasswordCheck>? _checking;

        public string Name => options.Name;

        private List<AddressRange> From { get; } =
            [.. options.From.Select(text => AddressRange.TryParseExactly(text, out var range) ? range : throw new FormatException($"\"{text}\" is no network"))];

        public bool Contains(IPAddress address) => From.Any(range => range.Contains(address));

        /// <summary>It has not shown its password yet, and nobody's is being checked.</summary>
        public bool IsAwaited => Known.Length == 0 && _checking is not { IsCompleted: false };

        /// <summary>Of the right password, under a key of this run; empty until it was seen.</summary>
        public byte[] Known { get; set; } = [];

        /// <summary>Hashes the password; those who come with the same one meanwhile wait for that.</summary>
        public Task<PasswordCheck> CheckAsync(Passwords passwords, string password, byte[] digest)
        {
            if (_checking is not { IsCompleted: false } || !CryptographicOperations.FixedTimeEquals(_asked, digest))
                (_asked, _checking) = (digest, passwords.VerifyAsync(password, options.PasswordHash));
            return _checking;
        }
    }
}
