using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Commands;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>APPPASSWORD LIST | ADD name | DEL name</c>: a password for one program or device, that can be taken back alone.</summary>
internal sealed class AppPasswordList(AccountChanges changes, Passwords passwords, SecretText secrets, ServerOptions options) : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(
        Service.Accounts, "APPPASSWORD", "APPPASSWORD LIST | ADD name | DEL name",
        "Passwords for one program each, so that a bot or an old client never needs yours")
    {
        MinWords = 1,
        NeedsAccount = true,
        IsPersonal = true,
        HasSecret = true,
    };

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (context.Account is not { } account)
            return ValueTask.CompletedTask;
        switch (words[0].ToUpperInvariant())
        {
            case "LIST":
                foreach (var app in account.AppPasswords)
                    context.Say($"{app.Name}, added {Texts.At(app.AddedAt)}: logs in as {account.Name}/{app.Name}");
                context.Say($"{account.AppPasswords.Count} app passwords.");
                return ValueTask.CompletedTask;
            case "ADD" when words.Count > 1:
                return AddAsync(context, account, words[1]);
            case "DEL" when words.Count > 1:
                return RemoveAsync(context, account, words[1]);
            default:
                context.Refuse($"It goes like this: {Spec.Syntax}");
                return ValueTask.CompletedTask;
        }
    }

    private async ValueTask AddAsync(ServiceContext context, Account account, string name)
    {
        if (Names.CheckNick(name) is not (NameResult.Ok or NameResult.Reserved))
        {
            context.Refuse("Name it with up to 32 letters, digits, - and _.");
            return;
        }

        var password = secrets.New();
        if (await passwords.MakeAsync(password) is not { } verifier)
        {
            context.Refuse("The server hashes too many passwords at the moment. Try again later.");
            return;
        }

        var now = context.Command!.Now;
        if (context.IsStored(await changes.ChangeAsync(account.Id, each => With(each, new AppPassword(name, verifier.ToString(), now)))))
            context.Say($"Log in as {account.Name}/{name} with the password {password} - it is shown this once.");
    }

    private Account? With(Account account, AppPassword added) =>
        account.AppPasswords.Count >= options.Accounts.MaxAppPasswords || account.AppPasswords.Any(each => CaseMapping.Equals(each.Name, added.Name))
            ? null
            : account with { AppPasswords = [.. account.AppPasswords, added] };

    private async ValueTask RemoveAsync(ServiceContext context, Account account, string name)
    {
        if (!account.AppPasswords.Any(each => CaseMapping.Equals(each.Name, name)))
            context.Refuse("There is no such app password. APPPASSWORD LIST shows yours.");
        else if (context.IsStored(await changes.ChangeAsync(
            account.Id, each => each with { AppPasswords = [.. each.AppPasswords.Where(app => !CaseMapping.Equals(app.Name, name))] })))
            context.Say("Taken back. A client that is logged in with it stays so; SESSIONS lists them.");
    }
}
