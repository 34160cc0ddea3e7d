using System.Net.Mail;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Loop;
using ChatOn.Server.State;

namespace ChatOn.Server.Accounts;

/// <summary>Makes accounts: the rules for names and passwords, the e-mail code, and storing it. On the loop.</summary>
internal sealed class Registrar(
    AccountDirectory accounts, AccountChanges changes, Invitations invitations, Passwords passwords, SecretText secrets, IMailer mailer,
    World world, ServerClock clock, ServerOptions options)
{
    private const int MaxPasswordBytes = 300;
    private const int MaxEmailLength = 200;
    private const long MicrosecondsPerHour = 3_600_000_000;

    /// <summary>Makes an account.</summary>
    /// <param name="holderId">Who asks: it alone may hold the name as its nickname. 0 for nobody.</param>
    /// <param name="isByOperator">Nothing but the name and the password is asked for.</param>
    /// <param name="mayBeReserved">Names kept for the server's own use are given too.</param>
    public async ValueTask<RegistrationOutcome> RegisterAsync(
        RegistrationRequest request, long holderId, bool isByOperator = false, bool mayBeReserved = false)
    {
        var email = request.Email is null or "*" ? null : request.Email;
        if ((isByOperator ? null : RefusePolicy(request.Code) ?? RefuseEmail(email)) is { } refusal)
            return refusal;
        if ((RefuseName(request.Name, holderId, mayBeReserved) ?? RefusePassword(request.Name, request.Password)) is { } bad)
            return bad;
        if (!accounts.TryReserve(request.Name))
            return Exists();

        var verifier = await passwords.MakeAsync(request.Password);
        if (verifier is null)
        {
            accounts.Release(request.Name);
            return Later("the server hashes too many passwords at the moment");
        }

        // Looked at again: somebody else may have used the code up meanwhile.
        if (!isByOperator && RefusePolicy(request.Code) is { } tooLate)
        {
            accounts.Release(request.Name);
            return tooLate;
        }

        var code = !isByOperator && email is not null && mailer.IsConfigured ? secrets.New() : null;
        var account = New(request.Name, verifier, email, code);
        var outcome = isByOperator || options.Accounts.Registration != RegistrationPolicy.Invitation
            ? await changes.AddAsync(account)
            : await changes.AddAsync(account, invitations.Use(request.Code!));
        if (outcome != TurnOutcome.Stored)
            return Later(SaidFailure.Explain(outcome, "the account was not made"));
        return code is null ? new RegistrationOutcome.Done(account) : await SendCodeAsync(account, code);
    }

    /// <summary>The owner gives the code that it was sent; null when it is not the one, or not good any more.</summary>
    public async ValueTask<Account?> VerifyAsync(string name, string code)
    {
        if (accounts.FindByName(name) is not { Pending: { } pending } account || !SecretText.Is(code, pending.CodeHash) || pending.Until <= clock.Now)
            return null;
        var outcome = await changes.ChangeAsync(account.Id, static each => each.Pending is null ? null : each with { Pending = null });
        return outcome == TurnOutcome.Stored ? accounts.Find(account.Id) : null;
    }

    /// <summary>Lets go of accounts whose code has lapsed.</summary>
    public async Task ForgetLapsedAsync()
    {
        foreach (var account in accounts.All.Where(each => each.Pending is { } pending && pending.Until <= clock.Now).ToList())
            await changes.RemoveAsync(account.Id, each => each.Pending is { } pending && pending.Until <= clock.Now);
    }

    /// <summary>Why a password is not taken; null when it is.</summary>
    public RegistrationOutcome.Refused? RefusePassword(string name, string password)
    {
        if (Encoding.UTF8.GetByteCount(password) > MaxPasswordBytes)
            return new("UNACCEPTABLE_PASSWORD", $"A password is at most {MaxPasswordBytes} bytes long");
        if (!SaslPrep.TryPrepare(password, out _))
            return new("UNACCEPTABLE_PASSWORD", "The password has characters that cannot be typed again reliably; choose others");
        if (password.Length < options.Accounts.PasswordMinLength)
            return new("WEAK_PASSWORD", $"A password has at least {options.Accounts.PasswordMinLength} characters");
        return CaseMapping.Equals(password, name) ? new("WEAK_PASSWORD", "The password is the name") : null;
    }

    private Account New(string name, PasswordVerifier verifier, string? email, string? code) => new()
    {
        Id = clock.NextId(),
        Name = name,
        CreatedAt = clock.Now,
        Password = verifier.ToString(),
        Email = email,
        Pending = code is null ? null : new PendingVerification(SecretText.HashOf(code), clock.Now + (options.Accounts.CodeHours * MicrosecondsPerHour)),
    };

    private async ValueTask<RegistrationOutcome> SendCodeAsync(Account account, string code)
    {
        var text = $"""
            Somebody, hopefully you, has registered the account {account.Name} on {options.NetworkName} ({options.ServerName}).

            To show that this address is yours, type there:

                /VERIFY {account.Name} {code}

            The code is good for {options.Accounts.CodeHours} hours. If it was not you, do nothing: the account will lapse.
            """;
        if (await mailer.SendAsync(account.Email!, $"Your account {account.Name} on {options.NetworkName}", text, CancellationToken.None))
            return new RegistrationOutcome.Pending(account);
        // The mail may have arrived all the same, and its code been used.
        await changes.RemoveAsync(account.Id, static each => each.Pending is not null);
        return new RegistrationOutcome.Refused("INVALID_EMAIL", "No mail could be sent to that address: check it, or try again later");
    }

    private RegistrationOutcome.Refused? RefusePolicy(string? code) => options.Accounts.Registration switch
    {
        RegistrationPolicy.Open => null,
        RegistrationPolicy.Invitation when code is not null && invitations.IsGood(code) => null,
        RegistrationPolicy.Invitation => Later("one needs an invitation code here, from an operator"),
        RegistrationPolicy.Operator => Later("only operators make accounts here; ask one"),
        _ => Later("no accounts are made here"),
    };

    private RegistrationOutcome.Refused? RefuseEmail(string? email)
    {
        if (email is null)
            return options.Accounts.EmailRequired ? new("INVALID_EMAIL", "An e-mail address is needed here") : null;
        return email.Length <= MaxEmailLength && MailAddress.TryCreate(email, out var address) && address.Address == email
            ? null
            : new("INVALID_EMAIL", "That is no e-mail address");
    }

    private RegistrationOutcome.Refused? RefuseName(string name, long holderId, bool mayBeReserved)
    {
        if ((mayBeReserved ? Names.CheckNickSyntax(name) : Names.CheckNick(name)) is not NameResult.Ok)
            return new("BAD_ACCOUNT_NAME", "An account is named like a nickname: letters, digits and -_[]\\`^{}|, at most 32, not reserved");
        if (world.FindUser(name) is { } holder && holder.Id != holderId)
            return new("BAD_ACCOUNT_NAME", "Somebody else has that nickname at the moment");
        return accounts.FindByNick(name) is null ? null : Exists();
    }

    private static RegistrationOutcome.Refused Exists() => new("ACCOUNT_EXISTS", "That name belongs to an account already");

    private static RegistrationOutcome.Refused Later(string why) => new("TEMPORARILY_UNAVAILABLE", $"Not registered: {why}");
}
