using System.Net;
using ChatOn.Protocol;
using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Commands;
using ChatOn.Server.Connections;
using ChatOn.Server.Rendering;
using Microsoft.Extensions.Logging;

namespace ChatOn.Server.Sessions.Classic;

/// <summary>
/// How a classic client becomes somebody. An old one cannot be asked twice: it gets a nickname near to the one it wants. People are
/// told why and asked again.
/// </summary>
internal sealed partial class ClassicAdmission(
    ClassicServices services, Welcome welcome, Passwords passwords, PasswordLogIn passwordLogIn, NickEnforcement enforcement,
    PasswordThrottle throttle, Departure departure, BanEnforcement banning, OperatorGrant operators, FailedOpers failed,
    ILogger<ClassicAdmission> logger)
{
    private const string Username = "classic";
    private const string OperatorNick = "admin";
    private const string LogInCommand = "/login ";

    /// <summary>The answer to the prompt.</summary>
    public ValueTask NameAsync(ClassicPerson person, ClassicItem item) =>
        item.Kind == ClassicItemKind.OldAnswer ? NameOldAsync(person, item.Text) : NameLineAsync(person, item.Text.Trim());

    /// <summary>It ends lines after all: a terminal in character mode, whose first key was taken for its nickname.</summary>
    public async ValueTask BecomeLineAsync(ClassicPerson person, string firstLine)
    {
        var session = person.Session;
        session.Speak(WireFormat.Classic);
        person.Wire.BecomeLine();
        if (person.Phase == ClassicPhase.OperatorPassword)
            person.Enter(ClassicPhase.Naming);
        if (!session.IsRegistered)
        {
            await NameLineAsync(person, firstLine);
            return;
        }

        if (firstLine.Length > 0 && firstLine != session.User!.Nick)
            await services.RunAsync(session, ClassicServices.Command("NICK", firstLine));
        Greet(person);
    }

    /// <summary>What an old client that called itself admin sent after PASS. Not shown and not logged, whatever it is.</summary>
    public async ValueTask TakeOperatorPasswordAsync(ClassicPerson person, ClassicItem item)
    {
        var session = person.Session;
        var address = session.Peer.Address;
        var (check, account) = await CheckAsync(session, item);
        if (session.IsClosed)
            return;
        if (check == PasswordCheck.TryAgain)
        {
            services.TellLiterally(session, "REFUSE");
            departure.Leave(session, "Too many are coming in at once");
            return;
        }

        if (check == PasswordCheck.Wrong)
        {
            failed.Count(services.Commands.Server);
            LogRefused(address);
            services.TellLiterally(session, "REFUSE");
            departure.Leave(session, "Wrong operator password");
            return;
        }

        LogOperator(address);
        person.Wire.SendNextAlone();
        await EnterAsync(session, account);
        if (session.IsRegistered)
            GreetOld(person, OperatorNick);
        else
            departure.Cut(session, "No nickname could be found for you");
    }

    public ValueTask TakeServerPasswordAsync(ClassicPerson person, string password)
    {
        person.Session.Registration.SetPassword(password);
        person.Enter(ClassicPhase.Naming);
        return NameLineAsync(person, person.WantedNick);
    }

    private string AdminAccount => services.Options.ClassicAdminAccount;

    private string? OperatorHash => OperatorBlock?.PasswordHash;

    private OperatorOptions? OperatorBlock => services.Options.Operators.FirstOrDefault(o => o.Name == OperatorNick);

    private async ValueTask<(PasswordCheck Check, Account? Account)> CheckAsync(Session session, ClassicItem item)
    {
        var address = session.Peer.Address;
        var isPassword = item.Kind != ClassicItemKind.TooLong;
        if (isPassword && AdminAccount.Length > 0)
        {
            var (check, account) = await passwordLogIn.CheckAsync(session.Peer, AdminAccount, item.Text);
            return account is null || account.IsUsable(services.Commands.Clock.Now) ? (check, account) : (PasswordCheck.Wrong, null);
        }

        var isRight = isPassword && throttle.MayTry(address)
            ? await passwords.VerifyAsync(item.Text, OperatorHash ?? "")
            : PasswordCheck.Wrong;
        if (isRight == PasswordCheck.Wrong)
            throttle.Failed(address);
        return (isRight, null);
    }

    // As the account's user, or one more session of it; without an account, as the operator that the configuration names.
    private async ValueTask EnterAsync(Session session, Account? account)
    {
        // The nickname may be a reserved one, which NICK would not give to anybody.
        var block = OperatorBlock;
        if (account is not null)
        {
            session.Registration.LogIn(account.Id);
            throttle.Succeeded(account.Name, session.Peer.Address);
            enforcement.Claim(account);
        }

        session.Registration.SetNick(account?.Name ?? (services.World.FindUser(OperatorNick) is null ? OperatorNick : NearNick(OperatorNick)));
        session.Registration.BeTrusted();
        await welcome.TryCompleteAsync(new CommandContext(session, services.Commands, message: null, "NICK"));
        // Its protocol has no words for it, so it is not told.
        if (account is null && block is not null && session.User is { } user)
            operators.GiveSilently(user, OperatorNick, block.Class);
    }

    private string NearNick(string wanted) => enforcement.NearTo(wanted, accountId: 0);

    private async ValueTask NameOldAsync(ClassicPerson person, string wanted)
    {
        var session = person.Session;
        session.Speak(WireFormat.Old);
        person.Wire.BecomeOld();
        session.Registration.SetUser(Username, wanted);
        if (banning.TurnsAway(session, wanted, wanted, account: null))
            return;
        if (services.Options.PasswordHash.Length > 0)
        {
            departure.Cut(session, "This server has a password, which this client cannot give");
            return;
        }

        if (wanted == OperatorNick && (AdminAccount.Length > 0 || OperatorHash is not null))
        {
            person.Enter(ClassicPhase.OperatorPassword);
            person.Reader.ExpectAnswer();
            services.TellLiterally(session, "PASS");
            return;
        }

        person.Wire.SendNextAlone();
        await services.RunAsync(session, ClassicServices.Command("NICK", NearNick(wanted)));
        if (session.IsRegistered)
            GreetOld(person, wanted);
        else
            departure.Cut(session, "No nickname could be found for you");
    }

    private async ValueTask NameLineAsync(ClassicPerson person, string answer)
    {
        var session = person.Session;
        var wanted = answer.StartsWith("/nick ", StringComparison.OrdinalIgnoreCase) ? answer["/nick ".Length..].Trim() : answer;
        if (banning.TurnsAway(session, wanted, wanted, account: null))
            return;
        if (wanted.StartsWith(LogInCommand, StringComparison.OrdinalIgnoreCase) && services.Options.PasswordHash.Length == 0)
        {
            await LogInAsync(person, wanted[LogInCommand.Length..]);
            return;
        }

        if (wanted.StartsWith('/'))
        {
            await LeaveOrAskAsync(session, wanted);
            return;
        }

        if (services.Options.PasswordHash.Length > 0 && session.Registration.Password is null)
        {
            person.Want(wanted);
            person.Enter(ClassicPhase.ServerPassword);
            services.Tell(session, "This server has a password. Type it:");
            return;
        }

        session.Registration.SetUser(Username, wanted);
        await services.RunAsync(session, ClassicServices.Command("NICK", wanted));
        if (!session.IsRegistered && !enforcement.MayTake(wanted, accountId: 0))
        {
            person.Want(wanted);
            services.Tell(session, $"It belongs to an account. If that is yours: /login {wanted} PASSWORD");
        }

        Answer(person);
    }

    // /login NAME PASSWORD in the place of a nickname.
    private async ValueTask LogInAsync(ClassicPerson person, string typed)
    {
        var session = person.Session;
        // Who was just refused a nickname need not type it again.
        if (person.WantedNick.Length > 0 && !typed.Trim().Contains(' ', StringComparison.Ordinal))
            typed = $"{person.WantedNick} {typed}";
        if (typed.Trim().Split(' ', 2, StringSplitOptions.TrimEntries) is not [var name, var password] || Names.CheckNick(name) != NameResult.Ok)
        {
            services.Tell(session, "It goes like this: /login NAME PASSWORD");
            return;
        }

        session.Registration.SetUser(Username, name);
        session.Registration.SetNick(name);
        session.Registration.SetPassword($"{name}:{password}");
        await welcome.TryCompleteAsync(new CommandContext(session, services.Commands, message: null, "NICK"));
        // One more device of somebody who is elsewhere.
        if (session.User is { } user && services.World.FindRoom(services.Options.LobbyName)?.Has(user.Id) != true)
            await services.RunAsync(session, ClassicServices.Command("JOIN", services.Options.LobbyName));
        Answer(person);
    }

    private void Answer(ClassicPerson person)
    {
        var session = person.Session;
        if (!session.IsRegistered)
        {
            services.Tell(session, "Choose a nickname:");
            return;
        }

        services.TellLiterally(session, "Connected to the Server!");
        StartTalking(person);
        Greet(person);
    }

    private ValueTask LeaveOrAskAsync(Session session, string typed)
    {
        if (typed.Equals("/quit", StringComparison.OrdinalIgnoreCase))
            return services.RunAsync(session, ClassicServices.Command("QUIT"));
        services.Tell(session, "First choose a nickname, or log in to your account with /login NAME PASSWORD:");
        return ValueTask.CompletedTask;
    }

    private void GreetOld(ClassicPerson person, string wanted)
    {
        var session = person.Session;
        if (session.User is not { } user)
            return;
        StartTalking(person);
        services.TellLiterally(session, "Connected to the Server!");
        if (user.Nick != wanted)
            services.Tell(session, $"You are called {user.Nick} here: your nickname is taken or cannot be one");
    }

    private void StartTalking(ClassicPerson person)
    {
        person.Enter(ClassicPhase.Talking);
        services.TryTalkIn(person, services.Options.LobbyName);
    }

    private void Greet(ClassicPerson person)
    {
        if (person.Session.User is { } user)
            services.Tell(person.Session, $"Welcome, {user.Nick}. What you type is said in {services.FindRoomOf(person)?.Name}; /help lists what else you can type");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A classic client from {Address} is now operator admin")]
    private partial void LogOperator(IPAddress address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A classic client from {Address} failed to become operator admin")]
    private partial void LogRefused(IPAddress address);
}
