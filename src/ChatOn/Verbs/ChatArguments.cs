using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using ChatOn.Chatting;
using ChatOn.Client;
using ChatOn.Client.Connections;
using ChatOn.Protocol;
using ParseResult = System.CommandLine.ParseResult;

namespace ChatOn.Verbs;

/// <summary>The arguments that all verbs of the client share. A password is never an argument, which others could read.</summary>
internal sealed class ChatArguments
{
    private const string PasswordVariable = "CHATON_PASSWORD";

    private readonly Option<string?> _nick = new("--nick", "-n") { Description = "The nickname (else that of the named server, else your user name)", HelpName = "NAME" };

    private readonly Option<string?> _account = new("--account") { Description = "The account to log in to (else the nickname); asks for the password", HelpName = "NAME" };

    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        Description = $"A file whose first line is the password (or set {PasswordVariable})",
        HelpName = "FILE",
    };

    private readonly Option<string?> _certificate = new("--certificate") { Description = "A client certificate (PEM) that logs in instead of a password, over TLS", HelpName = "FILE" };

    private readonly Option<string?> _key = new("--key") { Description = "The certificate's key, when it is not in the same file", HelpName = "FILE" };

    private readonly Option<bool> _plainText = new("--plain-text") { Description = "Allows a connection without TLS to another machine, on which everybody on the way can listen" };

    public void AddTo(Command command)
    {
        command.Add(_nick);
        command.Add(_account);
        command.Add(_passwordFile);
        command.Add(_certificate);
        command.Add(_key);
        command.Add(_plainText);
    }

    /// <param name="server">An address or the name of a noted server; null for the usual one.</param>
    /// <exception cref="ChatException">Something is wrong.</exception>
    public ChatVisit Visit(ParseResult parsed, Surroundings surroundings, string? server)
    {
        var named = server is null ? null : new ServerBook(ClientFolder.Of(surroundings)).Find(server);
        if (!ServerAddress.TryParse(named?.Address ?? server ?? ServerAddress.Usual.ToString(), parsed.GetValue(_plainText) || named?.PlainText == true, out var address, out var problem))
            throw new ChatException(ExitCode.WrongUsage, problem);
        var nick = parsed.GetValue(_nick) ?? named?.Nick ?? UserName(surroundings);
        var account = parsed.GetValue(_account) ?? named?.Account;
        var password = Password(parsed, surroundings) ?? named?.Password;
        var certificate = Certificate(parsed, named);
        if (certificate is not null && !address.IsTls)
            throw new ChatException(ExitCode.WrongUsage, $"a certificate is shown over TLS only, and {address} is not: ircs://{address.Host}:{address.Port}");
        if (account is not null && password is null && certificate is null)
            password = surroundings.AskSecret?.Invoke($"Password of {account}: ") ?? throw new ChatException(ExitCode.WrongUsage, $"a password for {account} is needed: --password-file or {PasswordVariable}");
        return new ChatVisit(address, nick, account, password, certificate, new KnownHosts(ClientFolder.KnownHosts(surroundings)));
    }

    private X509Certificate2? Certificate(ParseResult parsed, NamedServer? named)
    {
        if (parsed.GetValue(_certificate) is { } file)
            return ClientCertificate.Read(file, parsed.GetValue(_key));
        return named?.Certificate is { } noted ? ClientCertificate.Read(noted, named.Key) : null;
    }

    private string? Password(ParseResult parsed, Surroundings surroundings)
    {
        if (parsed.GetValue(_passwordFile) is { } file)
            return File.ReadLines(file).FirstOrDefault() ?? throw new ChatException(ExitCode.NoInput, $"{file} is empty");
        return surroundings.Environment.GetValueOrDefault(PasswordVariable) is { Length: > 0 } password ? password : null;
    }

    private static string UserName(Surroundings surroundings) =>
        surroundings.Environment.GetValueOrDefault("USER") is { } name && Names.CheckNick(name.AsSpan()) == NameResult.Ok ? name : "guest";
}
