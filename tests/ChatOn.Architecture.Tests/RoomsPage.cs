using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Services;
using ChatOn.Server.State;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Architecture.Tests;

/// <summary>docs/rooms.md, made from the table of ranks, the catalogue of modes and the specs of ChanServ's commands.</summary>
internal static class RoomsPage
{
    private const string Introduction = """
        # Rooms
        <!-- Made from the code by scripts/docs; a test keeps it current. -->

        Whoever joins a room that is not there makes it and is its owner. An unregistered room is gone with its past when it empties. A
        **registered** room lasts: its founder (an account), the roles of accounts, topic, modes, lists and how its past is kept survive its
        members and the server.

        ## Ranks
        A member may have several roles; the highest counts.


        """;

    private const string Roles = """

        | role | give and take it | kick, and take roles from |
        |---|---|---|

        """;

    private const string Rules = """

        - Anybody may give up a role of its own.
        - Nobody takes the founder's role, not even the founder: `TRANSFER` passes the room on.
        - In a registered room a role that is given to a member who is logged in is **kept**: it is there again at the next join, until it
          is taken. A guest's role ends with its visit. Who is to stay out loses its role first: a kept role from half-operator up
          comes in past bans.
        - Whoever is invited by a half-operator or higher comes in past bans, key, limit, `+i` and `+R`, once.
        - Operators of the server with the privilege `rooms` act in every room as an owner, `#lobby` among them (nobody else manages it), come in
          past everything, and do the same through ChanServ; so does the machine's owner with `chaton room`. They read and say no more than
          members of their rank.
        - What is done by virtue of a rank is in the audit log; what only the privilege `rooms` allowed is marked there with `OVERRIDE-`. Topics
          and keys are not in it.

        ## Modes
        | mode | what it does |
        |---|---|

        """;

    private const string Modes = """

        Lists take masks (`nick!user@host`, with `*` and `?`) and accounts: `$a:name`, also with wildcards
        ([account-extban](https://ircv3.net/specs/extensions/account-extban)). A guest has no account, so `$a:*` is everybody who is logged in.
        `+R` answers 477; what `+M`, `+c` and `+C` refuse is answered with 404 and the reason, and a NOTICE is never answered. Texts are refused, not
        changed: what arrives is what was said. `+c` and `+C` hold for everybody, whatever the rank.

        ## ChanServ
        `/msg ChanServ COMMAND`, `CHANSERV COMMAND`, at a line client `/room COMMAND`.

        | command | what it does | for whom |
        |---|---|---|

        """;

    private const string Past = """

        ## How it lasts
        - `REGISTER` is for an owner who is logged in; the roles that accounts have in the room at that moment are kept. In a room that came back
          after a restart of the server and has no owner, an operator there may register it, or who is alone in it: whoever is alone could as well
          leave, let it end, and make it anew. Others ask an operator of the server. `accounts.autoRegisterRooms` registers a room at once to
          the account that makes it; `accounts.maxRooms` is how many an account may own.
        - `DROP` first answers with a code, good for the asker, the room, one try and a few minutes.
        - When the founder's account is deleted, the room is its successor's; without one (or when that is gone too) it lasts no longer.
        - `ROLE` gives an account exactly one role, or none, whether it is here or not; the table above holds.
        - `INVITATION ADD` makes a link that lets people in: `JOIN #room TOKEN` in any client, or `#invitation=TOKEN&room=%23room` after the address
          of the server's page. It opens `+i` and `+k`, but no ban, no `+l` and no `+R`. Who has an account gets the role, up to operator; guests
          come in, no more. At most 100 uses and 90 days, 20 invitations a room; of the token only a hash is kept, so it is shown once. It works while who
          made it could still make it. An account comes in by it again, without using it up, and is not given a role twice. A guest whose line broke
          comes in again, too, until an hour after it left: by the same link, from the same network, under the same nickname, and unless it was put
          out; a restart of the server forgets that. A link that is used up is no wrong guess.
        - `SET HISTORY off`: nothing that is said (or who came and went) is stored from then on, what was stored is removed at once, and whoever joins
          is told. Members are told when it changes.
        - `SET RETENTION`: what is older than so many days, or than the newest so many lines, is removed within about an hour. The server's
          own `history.retentionDays` holds too: the shorter counts. It is also that of conversations between accounts.
        - `SET EARLIER hidden`: members below half-operator read nothing from before they (last) joined.

        """;

    public static string Make()
    {
        var page = new StringBuilder(Introduction);
        var ranks = RoomRanks.All;
        page.Append($"| what | {string.Join(" | ", ranks.Select(NameOf))} |\n|---|{string.Concat(Enumerable.Repeat(":-:|", ranks.Count))}\n");
        foreach (var (right, needed) in RoomRanks.Rights)
            page.Append($"| {right} | {string.Join(" | ", ranks.Select(rank => rank >= needed ? "x" : ""))} |\n");
        page.Append(Roles);
        foreach (var role in ranks)
            page.Append($"| {NameOf(role)} | {Who(ranks.Where(rank => rank >= RoomRanks.NeededFor(role)))} | {TargetsOf(role)} |\n");
        page.Append(Rules);
        foreach (var mode in RoomModeCatalogue.Instance.All.Where(mode => mode.Kind != ModeKind.Prefix))
            page.Append($"| `+{mode.Letter}{(mode.Kind == ModeKind.Flag ? "" : $" {ArgumentOf(mode)}")}` | {mode.Description} |\n");
        page.Append(Modes);
        foreach (var spec in Specs().OrderBy(spec => spec.Name, StringComparer.Ordinal))
            page.Append($"| `{spec.Syntax.Replace("|", "\\|", StringComparison.Ordinal)}` | {spec.Summary} | {(spec.Needs is null ? "" : "operators")} |\n");
        return page.Append(Past).ToString();
    }

    private static string NameOf(Roles role)
    {
        var mode = RoomModeCatalogue.Instance.TryFind(RoleLetters.LettersOf(role).Single())!;
        return $"{(role == Server.State.Roles.Protected ? "protected" : mode.Name)} `{mode.Prefix}`";
    }

    private static string TargetsOf(Roles actor)
    {
        var targets = RoomRanks.All.Where(target => RoomRanks.MayActOn(actor, target)).ToList();
        return targets.Count > 0 ? Who(targets) + ", members" : RoomRanks.MayActOn(actor, Server.State.Roles.None) ? "members" : "nobody";
    }

    private static string Who(IEnumerable<Roles> roles) => string.Join(", ", roles.Select(NameOf));

    private static string ArgumentOf(ModeDefinition mode) => mode.Kind == ModeKind.List ? "mask" : mode.Name;

    private static IEnumerable<ServiceSpec> Specs() => new ServiceCollection().AddServices()
        .Select(service => service.ServiceType)
        .Where(type => type.IsAssignableTo(typeof(IServiceCommand)) && type.IsClass)
        .Select(type => (ServiceSpec)type.GetProperty(nameof(IServiceCommand.Spec))!.GetValue(null)!)
        .Where(spec => spec.Service == Service.Rooms);
}
