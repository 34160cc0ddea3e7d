using ChatOn.Server.Rendering.Tags;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOn.Server.Rendering;

/// <summary>The index of renderers and tags.</summary>
internal static class RenderingRegistration
{
    public static IServiceCollection AddRendering(this IServiceCollection services) => services
        .AddSingleton<RendererTable>()
        .AddSingleton<OutgoingTags>()
        .AddSingleton<IOutgoingTag, TimeTag>()
        .AddSingleton<IOutgoingTag, MsgidTag>()
        .AddSingleton<IOutgoingTag, AccountTag>()
        .AddSingleton<IOutgoingTag, BotTag>()
        .AddSingleton<IOutgoingTag, OperTag>()
        .AddSingleton<IOutgoingTag, ClientIdTag>()
        .AddSingleton<IOutgoingTag, RelaymsgTag>()
        .AddSingleton<IOutgoingTag, ContextTag>()
        .AddSingleton<IOutgoingTag, ClientOnlyTags>()
        .AddSingleton<EventRenderer, MessagedRenderer>()
        .AddSingleton<EventRenderer, EditedRenderer>()
        .AddSingleton<EventRenderer, RedactedRenderer>()
        .AddSingleton<EventRenderer, TombstoneRenderer>()
        .AddSingleton<EventRenderer, JoinedRenderer>()
        .AddSingleton<EventRenderer, PartedRenderer>()
        .AddSingleton<EventRenderer, KickedRenderer>()
        .AddSingleton<EventRenderer, TopicChangedRenderer>()
        .AddSingleton<EventRenderer, RoomModesChangedRenderer>()
        .AddSingleton<EventRenderer, RenamedRenderer>()
        .AddSingleton<EventRenderer, QuitRenderer>()
        .AddSingleton<EventRenderer, NickChangedRenderer>()
        .AddSingleton<EventRenderer, AwayChangedRenderer>()
        .AddSingleton<EventRenderer, ReadMarkerMovedRenderer>()
        .AddSingleton<EventRenderer, MetadataChangedRenderer>()
        .AddSingleton<EventRenderer, CapabilitiesChangedRenderer>()
        .AddSingleton<EventRenderer, AccountChangedRenderer>()
        .AddSingleton<EventRenderer, IntroducedRenderer>()
        .AddSingleton<EventRenderer, PersistenceToldRenderer>()
        .AddSingleton<EventRenderer, RealnameChangedRenderer>()
        .AddSingleton<EventRenderer, HostChangedRenderer>()
        .AddSingleton<EventRenderer, UserModesChangedRenderer>()
        .AddSingleton<EventRenderer, InvitedRenderer>()
        .AddSingleton<EventRenderer, WallopsSentRenderer>()
        .AddSingleton<EventRenderer, KilledRenderer>()
        .AddSingleton<EventRenderer, GapLeftRenderer>();
}
