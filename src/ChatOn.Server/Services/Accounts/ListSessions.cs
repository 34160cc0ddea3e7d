using ChatOn.Server.Commands;

namespace ChatOn.Server.Services.Accounts;

/// <summary><c>SESSIONS</c>: the clients that are logged in to one's account.</summary>
internal sealed class ListSessions : IServiceCommand
{
    public static ServiceSpec Spec { get; } = new(Service.Accounts, "SESSIONS", "SESSIONS", "Lists the clients that are logged in to your account")
    {
        NeedsAccount = true,
        IsPersonal = true,
    };

    public ValueTask ExecuteAsync(ServiceContext context, ServiceWords words)
    {
        if (context.User is not { } user)
            return ValueTask.CompletedTask;
        foreach (var session in user.Sessions)
        {
            var mark = session == context.Command!.Session ? ", this one" : "";
            context.Say($"{session.Number}: from {session.HostName} over {session.Peer.Via}, since {Texts.At(session.RegisteredAt)}{mark}");
        }

        return ValueTask.CompletedTask;
    }
}
