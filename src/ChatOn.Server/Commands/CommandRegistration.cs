using System.Diagnostics.CodeAnalysis;
using ChatOn.Server.Commands.Accounts;
using ChatOn.Server.Commands.Info;
using ChatOn.Server.Commands.Messages;
using ChatOn.Server.Commands.Operators;
using ChatOn.Server.Commands.Registration;
using ChatOn.Server.Commands.Rooms;
using ChatOn.Server.Commands.Users;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Commands;

/// <summary>THE INDEX of commands: a verb exists when its line is here.</summary>
internal static class CommandRegistration
{
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<CommandTable>()
        .AddSingleton<CommandRunner>()
        .AddSingleton<CommandServices>()
        .AddSingleton<CommandUsage>()
        .AddSingleton<CapabilityOffer>()
        .AddSingleton<CapabilityNotices>()
        .AddSingleton<Messaging>()
        .AddSingleton<ClientIds>()
        .AddSingleton<ZncPlayback>()
        .AddSingleton<MessageChanges>()
        .AddSingleton<MetadataReading>()
        .AddSingleton<MetadataEdit>()
        .AddSingleton<MetadataFollowing>()
        .AddSingleton<ServerInfo>()
        .AddSingleton<IsupportLines>()
        .AddSingleton<ClientBatches>()
        .AddSingleton<IClientBatchType, MultilineBatchType>()

        // Registration
        .Add<WebircCommand>()
        .Add<CapCommand>()
        .Add<NickCommand>()
        .Add<UserCommand>()
        .Add<PassCommand>()
        .Add<PingCommand>()
        .Add<PongCommand>()
        .Add<QuitCommand>()

        // Accounts
        .Add<AuthenticateCommand>()
        .Add<RegisterCommand>()
        .Add<VerifyCommand>()
        .Add<MarkreadCommand>()
        .Add<PersistenceCommand>()
        .Add<NickservCommand>()
        .Add<ChanservCommand>()

        // Rooms
        .Add<JoinCommand>()
        .Add<PartCommand>()
        .Add<TopicCommand>()
        .Add<KickCommand>()
        .Add<InviteCommand>()
        .Add<RenameCommand>()
        .Add<ModeCommand>()
        .Add<NamesCommand>()
        .Add<ListCommand>()

        // Messages
        .Add<PrivmsgCommand>()
        .Add<NoticeCommand>()
        .Add<TagmsgCommand>()
        .Add<RelaymsgCommand>()
        .Add<RedactCommand>()
        .Add<EditmsgCommand>()
        .Add<ChathistoryCommand>()
        .Add<SearchCommand>()
        .Add<BatchCommand>()

        // Users
        .Add<WhoCommand>()
        .Add<WhoisCommand>()
        .Add<WhowasCommand>()
        .Add<UserhostCommand>()
        .Add<IsonCommand>()
        .Add<MonitorCommand>()
        .Add<AwayCommand>()
        .Add<SetnameCommand>()
        .Add<MetadataCommand>()

        // Info
        .Add<MotdCommand>()
        .Add<LusersCommand>()
        .Add<VersionCommand>()
        .Add<IsupportCommand>()
        .Add<TimeCommand>()
        .Add<InfoCommand>()
        .Add<HelpCommand>()
        .Add<AdminCommand>()
        .Add<StatsCommand>()
        .Add<LinksCommand>()

        // Operators
        .Add<OperCommand>()
        .Add<KillCommand>()
        .Add<WallopsCommand>()
        .Add<RehashCommand>()
        .Add<BanCommand>()
        .Add<ProtectCommand>()
        .Add<AuditCommand>()
        .Add<OperservCommand>();

    private static IServiceCollection Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this IServiceCollection services)
        where T : class, ICommand => services
        .AddSingleton<T>()
        .AddSingleton(T.Spec)
        .AddSingleton(provider => new CommandTable.Entry(T.Spec, provider.GetRequiredService<T>()));
}
