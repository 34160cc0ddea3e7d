using System.Diagnostics.CodeAnalysis;
using ChatOn.Server.Services.Accounts;
using ChatOn.Server.Services.Operators;
using ChatOn.Server.Services.Rooms;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Services;

/// <summary>THE INDEX of the services' commands: one exists when its line is here.</summary>
internal static class ServiceRegistration
{
    public static IServiceCollection AddServices(this IServiceCollection services) => services
        .AddSingleton<ServiceRunner>()
        .AddSingleton<AccountRemoval>()
        .AddSingleton<RoomDesk>()
        .AddSingleton<DropCodes>()
        .AddSingleton<RoomInvitations>()
        .AddSingleton<InvitedGuests>()

        // Accounts
        .Add<RegisterAccount>()
        .Add<VerifyAccount>()
        .Add<IdentifyAccount>()
        .Add<AccountInfo>()
        .Add<ChangePassword>()
        .Add<ListSessions>()
        .Add<EndSession>()
        .Add<GroupNick>()
        .Add<UngroupNick>()
        .Add<CertificateList>()
        .Add<AppPasswordList>()
        .Add<SetPresence>()
        .Add<DeleteAccount>()
        .Add<SuspendAccount>()
        .Add<UnsuspendAccount>()
        .Add<ResetPassword>()
        .Add<RenameAccount>()
        .Add<CreateAccount>()
        .Add<ListAccounts>()
        .Add<MakeInvitation>()

        // Rooms
        .Add<RegisterRoom>()
        .Add<RoomInfo>()
        .Add<DropRoom>()
        .Add<TransferRoom>()
        .Add<SetSuccessor>()
        .Add<SetRole>()
        .Add<InvitationList>()
        .Add<SetRoom>()
        .Add<ListRooms>()

        // Operators
        .Add<AddOperator>()
        .Add<RemoveOperator>()
        .Add<ListOperators>()
        .Add<ServerBanList>()
        .Add<ProtectServer>()
        .Add<ReadAudit>();

    private static IServiceCollection Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this IServiceCollection services)
        where T : class, IServiceCommand => services
        .AddSingleton<T>()
        .AddSingleton(provider => new ServiceEntry(T.Spec, provider.GetRequiredService<T>()));
}
