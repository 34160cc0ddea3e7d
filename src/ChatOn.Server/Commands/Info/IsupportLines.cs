using ChatOn.Protocol;
using ChatOn.Server.Commands.Registration;
using ChatOn.Server.Sessions;

namespace ChatOn.Server.Commands.Info;

/// <summary>The tokens of ISUPPORT by lines: the same for all who connect, so made once and kept until something that they depend on is other.</summary>
/// <remarks>They are kept with the options they were made of, and these are compared at each use: so no change has to be reported.</remarks>
internal sealed class IsupportLines(Protection protection, ServerOptions options)
{
    private Basis? _basis;
    private string[][] _lines = [];

    /// <summary>What 005 says now.</summary>
    public IReadOnlyList<string[]> Current
    {
        get
        {
            if (_basis is null || !_basis.Equals(new Basis(options, protection.RequiresAccount)))
            {
                _basis = new Basis(Copy(options), protection.RequiresAccount);
                _lines = Make(_basis);
            }

            return _lines;
        }
    }

    // A reload changes a section in its place: those that are read below are copied.
    private static ServerOptions Copy(ServerOptions live) => live with
    {
        Limits = live.Limits with { },
        History = live.History with { },
    };

    private static string[][] Make(Basis basis)
    {
        var reserved = Isupport.Reserve(basis.Options.ServerName.Length, Names.MaxNickLength);
        return [.. Tokens(basis).Lines(reserved).Select(line => line.ToArray())];
    }

    private static Isupport Tokens(Basis basis)
    {
        var options = basis.Options;
        var limits = options.Limits;
        var targets = limits.MessageTargets > 0 ? limits.MessageTargets.ToString() : "";
        var tokens = new Isupport()
            .Set("ACCOUNTEXTBAN", "a")
            .Set("AWAYLEN", limits.AwayBytes)
            .Set("BOT", "B")
            .Set("CASEMAPPING", "ascii")
            .Set("CHANLIMIT", $"#:{(limits.RoomsPerUser > 0 ? limits.RoomsPerUser : "")}")
            .Set("CHANMODES", RoomModeCatalogue.ChanModes)
            .Set("CHANNELLEN", Names.MaxRoomBytes)
            .Set("CHANTYPES", "#")
            .Set("ELIST", "CMNTU")
            .Set("EXCEPTS", "e")
            .Set("EXTBAN", "$,a")
            .Set("INVEX", "I")
            .Set("KEYLEN", limits.KeyBytes)
            .Set("KICKLEN", limits.KickBytes)
            .Set("MAXTARGETS", limits.MessageTargets)
            .Set("MODES", ModeChangeWriter.MaxPerLine)
            .Set("MONITOR", limits.MonitorEntries)
            .Set("NAMELEN", limits.RealnameBytes)
            .Set("NETWORK", options.NetworkName)
            .Set("NICKLEN", Names.MaxNickLength)
            .Set("PREFIX", RoomModeCatalogue.Prefix)
            .Set("SAFELIST")
            .Set("STATUSMSG", RoomModeCatalogue.Instance.PrefixSigns)
            .Set("TARGMAX", $"JOIN:,KICK:{targets},LIST:,NAMES:,NOTICE:{targets},PART:,PRIVMSG:{targets},TAGMSG:{targets},WHOIS:{targets}")
            .Set("TOPICLEN", limits.TopicBytes)
            .Set("USERLEN", UserCommand.MaxUsername + 1)
            .Set("UTF8ONLY")
            .Set("WHOX");
        // https://ircv3.net/specs/extensions/message-tags#rpl_isupport-tokens
        if (options.ClientTagDeny.Count > 0)
            tokens.Set("CLIENTTAGDENY", string.Join(',', options.ClientTagDeny));
        if (options.History.IsEnabled)
            tokens.Set("CHATHISTORY", options.History.MaxMessagesPerRequest).Set("MSGREFTYPES", "msgid,timestamp");
        if (options.NetworkIcon.Length > 0)
            tokens.Set("draft/ICON", options.NetworkIcon);
        if (basis.RequiresAccount)
            tokens.Set("draft/ACCOUNTREQUIRED");
        if (limits.ListEntries > 0)
            tokens.Set("MAXLIST", $"b:{limits.ListEntries},e:{limits.ListEntries},I:{limits.ListEntries}");
        return tokens;
    }

    private sealed record Basis(ServerOptions Options, bool RequiresAccount);
}
