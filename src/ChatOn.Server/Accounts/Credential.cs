namespace ChatOn.Server.Accounts;

/// <summary>Who somebody says to be, and how to find out whether that is so.</summary>
/// <param name="Name">The account's own spelling of its name.</param>
/// <param name="Exists">False for a decoy, with which nobody logs in.</param>
internal sealed record Credential(string Name, PasswordVerifier Verifier, bool Exists)
{
    /// <summary>The account that this was found of; 0 for a decoy.</summary>
    public long AccountId { get; init; }

    /// <summary>It was found by a certificate, so the verifier proves nothing.</summary>
    public bool IsByCertificate { get; init; }

    /// <summary>The name alone, since this may end up in a log.</summary>
    public override string ToString() => Name;
}

/// <summary>Where the mechanisms find accounts.</summary>
internal interface ICredentials
{
    /// <summary>
    /// What an account logs in with. Of a name that is none, a decoy (<see cref="PasswordVerifier.DecoyFor"/>), so that wrong and unknown
    /// take the same steps and the same time and get the same answer.
    /// </summary>
    Credential Find(string authenticationId);
}
