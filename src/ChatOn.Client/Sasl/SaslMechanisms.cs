using ChatOn.Protocol;

namespace ChatOn.Client.Sasl;

/// <summary>Which mechanisms are tried, the best first.</summary>
internal static class SaslMechanisms
{
    private static readonly string[] Usual = ["EXTERNAL", "SCRAM-SHA-256", "PLAIN"];

    /// <param name="offered">What the server names; null when it names none.</param>
    public static IEnumerable<SaslClient> For(ClientOptions options, ConnectionSecurity security, IReadOnlyList<string>? offered, Func<string> newNonce)
    {
        offered ??= Usual;
        if (options.HasCertificate && security.IsTls && offered.Contains("EXTERNAL"))
            yield return new ExternalSasl();
        if (options.Password is null)
            yield break;
        // What cannot be prepared goes as it is: the server will say what it thinks of it.
        var password = SaslPrep.TryPrepare(options.Password, out var prepared) ? prepared : options.Password;
        var account = SaslPrep.TryPrepare(options.Account ?? options.Nick, out var name) ? name : options.Account ?? options.Nick;
        var canBind = !security.EndPointBinding.IsEmpty;
        if (canBind && offered.Contains("SCRAM-SHA-256-PLUS"))
            yield return new ScramSasl("SCRAM-SHA-256-PLUS", account, password, newNonce(), "p=tls-server-end-point,,", security.EndPointBinding);
        else if (offered.Contains("SCRAM-SHA-256"))
            yield return new ScramSasl("SCRAM-SHA-256", account, password, newNonce(), canBind ? "y,," : "n,,", default);
        if (security.IsPrivate && offered.Contains("PLAIN"))
            yield return new PlainSasl(account, password);
    }
}
