using ChatOn.Server.Connections;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>Checks a name and a password that came otherwise than by SASL: PASS, IDENTIFY, /login. With the same care.</summary>
internal sealed class PasswordLogIn(AccountCredentials credentials, Passwords passwords, PasswordThrottle throttle)
{
    /// <summary>The account, when the password is right.</summary>
    public async ValueTask<(PasswordCheck Check, Account? Account)> CheckAsync(Peer peer, string name, string password)
    {
        var address = peer.Address;
        if (!SaslMechanisms.IsPrivate(peer))
            return (PasswordCheck.Wrong, null);
        if (!throttle.MayTry(address))
            return (PasswordCheck.TryAgain, null);
        var named = new ThrottledCredentials(credentials, throttle, address);
        var credential = named.Find(name);
        var check = await passwords.VerifyAsync(password, credential.Verifier);
        if (check == PasswordCheck.Right && credential.Exists)
            return (PasswordCheck.Right, credentials.OwnerOf(credential));
        if (check == PasswordCheck.TryAgain)
            return (check, null);
        throttle.Failed(address, credential.Name);
        return (PasswordCheck.Wrong, null);
    }
}
