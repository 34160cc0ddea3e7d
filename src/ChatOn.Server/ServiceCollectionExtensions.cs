using ChatOn.Server.Accounts;
using ChatOn.Server.Accounts.Mechanisms;
using ChatOn.Server.Audit;
using ChatOn.Server.Commands;
using ChatOn.Server.Delivery;
using ChatOn.Server.History;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.Services;
using ChatOn.Server.Services.Rooms;
using ChatOn.Server.Sessions;
using ChatOn.Server.Sessions.Classic;
using ChatOn.Server.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOn.Server;

/// <summary>The public entry point: adds the chat.</summary>
public static class ServiceCollectionExtensions
{
    private const int MaxWaitingWork = 64;

    /// <summary>
    /// Adds the chat. The storage ports (<c>IJournal</c>, <c>IHistoryStore</c>, <c>IRoomStore</c>, <c>IDocumentStore</c>), logging
    /// and, unless the system's is wanted, a <see cref="TimeProvider"/> come from the caller.
    /// </summary>
    public static IServiceCollection AddChatServer(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IReload, NoReload>();
        services.TryAddSingleton<IWorkPool>(provider => new ThreadWorkPool(
            maxAtOnce: Math.Max(1, Environment.ProcessorCount / 2), MaxWaitingWork, provider.GetService<IBackgroundThreads>() is { } threads ? threads.StepBack : null));
        return services
            .AddSingleton(options)
            .AddSingleton(options.Limits)
            .AddSingleton(new LoopOptions { StoreTimeout = TimeSpan.FromMilliseconds(options.History.StoreTimeoutMilliseconds) })
            .AddLoop()
            .AddSessions()
            .AddRendering()
            .AddAccounts()
            .AddServices()
            .AddCommands()
            .AddSingleton<Gauges>()
            .AddSingleton<ChatServer>()
            .AddSingleton<IChatServer>(provider => provider.GetRequiredService<ChatServer>());
    }

    private static IServiceCollection AddLoop(this IServiceCollection services) => services
        .AddSingleton<LoopMetrics>()
        .AddSingleton<LoopTimers>()
        .AddSingleton<JournalWriter>()
        .AddSingleton<ChatLoop>()
        .AddSingleton(provider => new OutputPool(provider.GetRequiredService<LoopOptions>().PooledOutputBytes))
        .AddSingleton<Aftermath>()
        .AddSingleton<World>()
        .AddSingleton<ServerClock>()
        .AddSingleton<Router>()
        .AddSingleton<Publisher>()
        .AddSingleton<PresenceNotices>()
        .AddSingleton<MetadataNotices>()
        .AddSingleton<RoomNotices>();

    private static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<Passwords>()
        .AddSingleton<PasswordThrottle>()
        .AddSingleton<Departure>()
        .AddSingleton<RoomDirectory>()
        .AddSingleton<KeepAlive>()
        .AddSingleton<LimitCheck>()
        .AddSingleton<Entrance>()
        .AddSingleton<Persistence>()
        .AddSingleton<RoomRenaming>()
        .AddSingleton<Exit>()
        .AddSingleton<Welcome>()
        .AddSingleton<ClassicEntry>()
        .AddSingleton<ClassicServices>()
        .AddSingleton<ClassicAdmission>()
        .AddSingleton<ClassicOperators>()
        .AddSingleton<ClassicTalk>()
        .AddSingleton<SlashTable>()
        .AddSingleton<NamesReply>()
        .AddSingleton<HistoryReader>()
        .AddSingleton<HistoryAccess>()
        .AddSingleton<HistoryPages>()
        .AddSingleton<WordSearch>()
        .AddSingleton<JoinPlayback>()
        .AddSingleton<HistoryRetention>()
        .AddSingleton<Kept>()
        .AddSingleton<LogIn>()
        .AddSingleton<HostNames>()
        .AddSingleton<PassGate>()
        .AddSingleton<Gateways>()
        .AddSingleton<Door>()
        .AddSingleton<RoomIntroduction>()
        .AddSingleton<Attachment>()
        .AddSingleton<Presence>()
        .AddSingleton<ReadMarkers>()
        .AddSingleton<MetadataBook>()
        .AddSingleton<MetadataReply>()
        .AddSingleton<AccountRoles>()
        .AddSingleton<NickEnforcement>()
        .AddSingleton<OperatorGrant>()
        .AddSingleton<FailedOpers>()
        .AddSingleton<BanBook>()
        .AddSingleton<BanEnforcement>()
        .AddSingleton<Protection>()
        .AddSingleton<RegistrationLimit>()
        .AddSingleton<AuditLog>();

    private static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton<IRandomBytes, SystemRandomBytes>();
        services.TryAddSingleton<IMailer, NoMailer>();
        return services
            .AddSingleton<ServerSecrets>()
            .AddSingleton<SecretText>()
            .AddSingleton<AccountDirectory>()
            .AddSingleton<AccountChanges>()
            .AddSingleton<AccountCredentials>()
            .AddSingleton<ICredentials>(provider => provider.GetRequiredService<AccountCredentials>())
            .AddSingleton<SaslMechanisms>()
            .AddSingleton<PasswordLogIn>()
            .AddSingleton<Invitations>()
            .AddSingleton<Registrar>()
            .AddSingleton<RoomOwnership>()
            .AddSingleton<RoomRegistrar>();
    }
}
