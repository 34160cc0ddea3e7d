namespace ChatOn.Server.Connections;

/// <summary>What a browser keeps to log in with and shows on connecting: an app password, which its page cannot read.</summary>
/// <param name="name"><c>account/app</c>.</param>
/// <param name="password">The app password. Proven to nobody yet.</param>
public sealed class StoredLogIn(string name, string password)
{
    public string Name => name;

    internal string Password => password;

    /// <summary>The name alone, since this may end up in a log.</summary>
    public override string ToString() => name;
}
