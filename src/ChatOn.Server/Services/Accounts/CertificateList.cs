using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>CERT LIST | ADD [fingerprint] | DEL fingerprint</c>: client certificates that log in (SASL EXTERNAL).</summary>
internal sealed class CertificateList(AccountDirectory accounts, AccountChanges changes, ServerOptions options) : IServiceCommand
{
    private const int FingerprintLength = 64;

    public static ServiceSpec Spec { get; } = new(
        Service.Accounts, "CERT", "CERT LIST | ADD [fingerprint] | DEL fingerprint",
        "Client certificates that log in without a password; ADD alone takes the one you use now")
    {
        MinWords = 1,
        NeedsAccount = true,
        IsPersonal = true,
    };

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (context.Account is not { } account)
            return ValueTask.CompletedTask;
        switch (words[0].ToUpperInvariant())
        {
            case "LIST":
                foreach (var certificate in account.Certificates)
                    context.Say($"{certificate.Fingerprint}, added {Texts.At(certificate.AddedAt)}");
                context.Say($"{account.Certificates.Count} certificates.");
                return ValueTask.CompletedTask;
            case "ADD":
                return AddAsync(context, account, words.Count > 1 ? Plain(words[1]) : context.Command!.Session.Peer.CertificateFingerprint);
            case "DEL":
                return RemoveAsync(context, account, Plain(words[1]));
            default:
                context.Refuse($"It goes like this: {Spec.Syntax}");
                return ValueTask.CompletedTask;
        }
    }

    // As openssl prints it, or as one likes it.
    private static string Plain(string fingerprint) => fingerprint.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant();

    private async ValueTask AddAsync(ServiceContext context, Account account, string? fingerprint)
    {
        if (fingerprint is null)
            context.Refuse("Your client showed no certificate. Connect with one, or give its SHA-256 fingerprint.");
        else if (fingerprint.Length != FingerprintLength || !fingerprint.All(char.IsAsciiHexDigit))
            context.Refuse("A fingerprint is SHA-256: 64 hexadecimal digits, with or without colons.");
        else if (!accounts.TryReserveCertificate(fingerprint))
            context.Refuse(accounts.FindByCertificate(fingerprint)?.Id == account.Id ? "It is there already." : "It belongs to another account.");
        else
            await StoreAsync(context, account.Id, new AccountCertificate(fingerprint, context.Command!.Now));
    }

    private async ValueTask StoreAsync(ServiceContext context, long accountId, AccountCertificate added)
    {
        var outcome = await changes.ChangeAsync(
            accountId,
            each => each.Certificates.Count >= options.Accounts.MaxCertificates ? null : each with { Certificates = [.. each.Certificates, added] });
        accounts.ReleaseCertificate(added.Fingerprint);
        if (context.IsStored(outcome))
            context.Say("Added. Your client logs in with it by SASL EXTERNAL.");
    }

    private async ValueTask RemoveAsync(ServiceContext context, Account account, string fingerprint)
    {
        if (!account.Certificates.Any(each => each.Fingerprint == fingerprint))
            context.Refuse("There is no such certificate. CERT LIST shows yours.");
        else if (context.IsStored(await changes.ChangeAsync(
            account.Id, each => each with { Certificates = [.. each.Certificates.Where(certificate => certificate.Fingerprint != fingerprint)] })))
            context.Say("Removed.");
    }
}
