namespace ChatOn.Protocol;

/// <content>The replies (RPL_...): Modern IRC, WHOX, MONITOR, SASL, metadata and knock.</content>
public readonly partial record struct Numeric
{
    /// <summary>001 RPL_WELCOME; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWelcome => new(1, "RPL_WELCOME", "");
    /// <summary>002 RPL_YOURHOST; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplYourHost => new(2, "RPL_YOURHOST", "");
    /// <summary>003 RPL_CREATED; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplCreated => new(3, "RPL_CREATED", "");
    /// <summary>004 RPL_MYINFO; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMyInfo => new(4, "RPL_MYINFO", "");
    /// <summary>005 RPL_ISUPPORT</summary>
    public static Numeric RplIsupport => new(5, "RPL_ISUPPORT", "are supported by this server");
    /// <summary>008 RPL_SNOMASK</summary>
    public static Numeric RplSnomask => new(8, "RPL_SNOMASK", "Server notice mask");
    /// <summary>010 RPL_BOUNCE; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplBounce => new(10, "RPL_BOUNCE", "");
    /// <summary>015 RPL_MAP; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMap => new(15, "RPL_MAP", "");
    /// <summary>017 RPL_MAPEND</summary>
    public static Numeric RplMapEnd => new(17, "RPL_MAPEND", "End of /MAP");
    /// <summary>105 RPL_REMOTEISUPPORT</summary>
    public static Numeric RplRemoteIsupport => new(105, "RPL_REMOTEISUPPORT", "are supported by this server");
    /// <summary>200 RPL_TRACELINK; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplTraceLink => new(200, "RPL_TRACELINK", "");
    /// <summary>204 RPL_TRACEOPERATOR; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplTraceOperator => new(204, "RPL_TRACEOPERATOR", "");
    /// <summary>205 RPL_TRACEUSER; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplTraceUser => new(205, "RPL_TRACEUSER", "");
    /// <summary>211 RPL_STATSLINKINFO; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplStatsLinkInfo => new(211, "RPL_STATSLINKINFO", "");
    /// <summary>212 RPL_STATSCOMMANDS; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplStatsCommands => new(212, "RPL_STATSCOMMANDS", "");
    /// <summary>219 RPL_ENDOFSTATS</summary>
    public static Numeric RplEndOfStats => new(219, "RPL_ENDOFSTATS", "End of /STATS report");
    /// <summary>221 RPL_UMODEIS; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplUmodeIs => new(221, "RPL_UMODEIS", "");
    /// <summary>242 RPL_STATSUPTIME; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplStatsUptime => new(242, "RPL_STATSUPTIME", "");
    /// <summary>243 RPL_STATSOLINE; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplStatsOline => new(243, "RPL_STATSOLINE", "");
    /// <summary>249 RPL_STATSDEBUG; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplStatsDebug => new(249, "RPL_STATSDEBUG", "");
    /// <summary>251 RPL_LUSERCLIENT; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplLuserClient => new(251, "RPL_LUSERCLIENT", "");
    /// <summary>252 RPL_LUSEROP</summary>
    public static Numeric RplLuserOp => new(252, "RPL_LUSEROP", "operator(s) online");
    /// <summary>253 RPL_LUSERUNKNOWN</summary>
    public static Numeric RplLuserUnknown => new(253, "RPL_LUSERUNKNOWN", "unknown connection(s)");
    /// <summary>254 RPL_LUSERCHANNELS</summary>
    public static Numeric RplLuserChannels => new(254, "RPL_LUSERCHANNELS", "channels formed");
    /// <summary>255 RPL_LUSERME; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplLuserMe => new(255, "RPL_LUSERME", "");
    /// <summary>256 RPL_ADMINME</summary>
    public static Numeric RplAdminMe => new(256, "RPL_ADMINME", "Administrative info");
    /// <summary>257 RPL_ADMINLOC1; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplAdminLoc1 => new(257, "RPL_ADMINLOC1", "");
    /// <summary>258 RPL_ADMINLOC2; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplAdminLoc2 => new(258, "RPL_ADMINLOC2", "");
    /// <summary>259 RPL_ADMINEMAIL; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplAdminEmail => new(259, "RPL_ADMINEMAIL", "");
    /// <summary>262 RPL_TRACEEND</summary>
    public static Numeric RplTraceEnd => new(262, "RPL_TRACEEND", "End of TRACE");
    /// <summary>263 RPL_TRYAGAIN</summary>
    public static Numeric RplTryAgain => new(263, "RPL_TRYAGAIN", "Please wait a while and try again.");
    /// <summary>265 RPL_LOCALUSERS; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplLocalUsers => new(265, "RPL_LOCALUSERS", "");
    /// <summary>266 RPL_GLOBALUSERS; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplGlobalUsers => new(266, "RPL_GLOBALUSERS", "");
    /// <summary>276 RPL_WHOISCERTFP; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhoisCertFp => new(276, "RPL_WHOISCERTFP", "");
    /// <summary>300 RPL_NONE; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplNone => new(300, "RPL_NONE", "");
    /// <summary>301 RPL_AWAY; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplAway => new(301, "RPL_AWAY", "");
    /// <summary>302 RPL_USERHOST; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplUserhost => new(302, "RPL_USERHOST", "");
    /// <summary>303 RPL_ISON; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplIson => new(303, "RPL_ISON", "");
    /// <summary>305 RPL_UNAWAY</summary>
    public static Numeric RplUnaway => new(305, "RPL_UNAWAY", "You are no longer marked as being away");
    /// <summary>306 RPL_NOWAWAY</summary>
    public static Numeric RplNowAway => new(306, "RPL_NOWAWAY", "You have been marked as being away");
    /// <summary>307 RPL_WHOISREGNICK</summary>
    public static Numeric RplWhoisRegNick => new(307, "RPL_WHOISREGNICK", "has identified for this nick");
    /// <summary>311 RPL_WHOISUSER; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhoisUser => new(311, "RPL_WHOISUSER", "");
    /// <summary>312 RPL_WHOISSERVER; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhoisServer => new(312, "RPL_WHOISSERVER", "");
    /// <summary>313 RPL_WHOISOPERATOR</summary>
    public static Numeric RplWhoisOperator => new(313, "RPL_WHOISOPERATOR", "is an IRC operator");
    /// <summary>314 RPL_WHOWASUSER; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhowasUser => new(314, "RPL_WHOWASUSER", "");
    /// <summary>315 RPL_ENDOFWHO</summary>
    public static Numeric RplEndOfWho => new(315, "RPL_ENDOFWHO", "End of WHO list");
    /// <summary>317 RPL_WHOISIDLE</summary>
    public static Numeric RplWhoisIdle => new(317, "RPL_WHOISIDLE", "seconds idle, signon time");
    /// <summary>318 RPL_ENDOFWHOIS</summary>
    public static Numeric RplEndOfWhois => new(318, "RPL_ENDOFWHOIS", "End of /WHOIS list");
    /// <summary>319 RPL_WHOISCHANNELS; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhoisChannels => new(319, "RPL_WHOISCHANNELS", "");
    /// <summary>320 RPL_WHOISSPECIAL; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhoisSpecial => new(320, "RPL_WHOISSPECIAL", "");
    /// <summary>321 RPL_LISTSTART</summary>
    public static Numeric RplListStart => new(321, "RPL_LISTSTART", "Users  Name");
    /// <summary>322 RPL_LIST; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplList => new(322, "RPL_LIST", "");
    /// <summary>323 RPL_LISTEND</summary>
    public static Numeric RplListEnd => new(323, "RPL_LISTEND", "End of /LIST");
    /// <summary>324 RPL_CHANNELMODEIS; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplChannelModeIs => new(324, "RPL_CHANNELMODEIS", "");
    /// <summary>329 RPL_CREATIONTIME; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplCreationTime => new(329, "RPL_CREATIONTIME", "");
    /// <summary>330 RPL_WHOISACCOUNT</summary>
    public static Numeric RplWhoisAccount => new(330, "RPL_WHOISACCOUNT", "is logged in as");
    /// <summary>331 RPL_NOTOPIC</summary>
    public static Numeric RplNoTopic => new(331, "RPL_NOTOPIC", "No topic is set");
    /// <summary>332 RPL_TOPIC; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplTopic => new(332, "RPL_TOPIC", "");
    /// <summary>333 RPL_TOPICWHOTIME; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplTopicWhoTime => new(333, "RPL_TOPICWHOTIME", "");
    /// <summary>335 RPL_WHOISBOT</summary>
    public static Numeric RplWhoisBot => new(335, "RPL_WHOISBOT", "is a bot");
    /// <summary>336 RPL_INVITELIST; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplInviteList => new(336, "RPL_INVITELIST", "");
    /// <summary>337 RPL_ENDOFINVITELIST</summary>
    public static Numeric RplEndOfInviteList => new(337, "RPL_ENDOFINVITELIST", "End of /INVITE list");
    /// <summary>338 RPL_WHOISACTUALLY</summary>
    public static Numeric RplWhoisActually => new(338, "RPL_WHOISACTUALLY", "Is actually using host");
    /// <summary>341 RPL_INVITING; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplInviting => new(341, "RPL_INVITING", "");
    /// <summary>346 RPL_INVEXLIST; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplInvexList => new(346, "RPL_INVEXLIST", "");
    /// <summary>347 RPL_ENDOFINVEXLIST</summary>
    public static Numeric RplEndOfInvexList => new(347, "RPL_ENDOFINVEXLIST", "End of Channel Invite Exception List");
    /// <summary>348 RPL_EXCEPTLIST; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplExceptList => new(348, "RPL_EXCEPTLIST", "");
    /// <summary>349 RPL_ENDOFEXCEPTLIST</summary>
    public static Numeric RplEndOfExceptList => new(349, "RPL_ENDOFEXCEPTLIST", "End of channel exception list");
    /// <summary>351 RPL_VERSION; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplVersion => new(351, "RPL_VERSION", "");
    /// <summary>352 RPL_WHOREPLY; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhoReply => new(352, "RPL_WHOREPLY", "");
    /// <summary>353 RPL_NAMREPLY; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplNamReply => new(353, "RPL_NAMREPLY", "");
    /// <summary>354 RPL_WHOSPCRPL; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhoSpcRpl => new(354, "RPL_WHOSPCRPL", "");
    /// <summary>364 RPL_LINKS; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplLinks => new(364, "RPL_LINKS", "");
    /// <summary>365 RPL_ENDOFLINKS</summary>
    public static Numeric RplEndOfLinks => new(365, "RPL_ENDOFLINKS", "End of /LINKS list");
    /// <summary>366 RPL_ENDOFNAMES</summary>
    public static Numeric RplEndOfNames => new(366, "RPL_ENDOFNAMES", "End of /NAMES list");
    /// <summary>367 RPL_BANLIST; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplBanList => new(367, "RPL_BANLIST", "");
    /// <summary>368 RPL_ENDOFBANLIST</summary>
    public static Numeric RplEndOfBanList => new(368, "RPL_ENDOFBANLIST", "End of channel ban list");
    /// <summary>369 RPL_ENDOFWHOWAS</summary>
    public static Numeric RplEndOfWhowas => new(369, "RPL_ENDOFWHOWAS", "End of WHOWAS");
    /// <summary>371 RPL_INFO; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplInfo => new(371, "RPL_INFO", "");
    /// <summary>372 RPL_MOTD; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMotd => new(372, "RPL_MOTD", "");
    /// <summary>374 RPL_ENDOFINFO</summary>
    public static Numeric RplEndOfInfo => new(374, "RPL_ENDOFINFO", "End of INFO list");
    /// <summary>375 RPL_MOTDSTART; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMotdStart => new(375, "RPL_MOTDSTART", "");
    /// <summary>376 RPL_ENDOFMOTD</summary>
    public static Numeric RplEndOfMotd => new(376, "RPL_ENDOFMOTD", "End of /MOTD command.");
    /// <summary>378 RPL_WHOISHOST; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhoisHost => new(378, "RPL_WHOISHOST", "");
    /// <summary>379 RPL_WHOISMODES; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhoisModes => new(379, "RPL_WHOISMODES", "");
    /// <summary>381 RPL_YOUREOPER</summary>
    public static Numeric RplYoureOper => new(381, "RPL_YOUREOPER", "You are now an IRC operator");
    /// <summary>382 RPL_REHASHING</summary>
    public static Numeric RplRehashing => new(382, "RPL_REHASHING", "Rehashing");
    /// <summary>391 RPL_TIME; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplTime => new(391, "RPL_TIME", "");
    /// <summary>396 RPL_VISIBLEHOST</summary>
    public static Numeric RplVisibleHost => new(396, "RPL_VISIBLEHOST", "is now your displayed host");
    /// <summary>670 RPL_STARTTLS</summary>
    public static Numeric RplStartTls => new(670, "RPL_STARTTLS", "STARTTLS successful, proceed with TLS handshake");
    /// <summary>671 RPL_WHOISSECURE</summary>
    public static Numeric RplWhoisSecure => new(671, "RPL_WHOISSECURE", "is using a secure connection");
    /// <summary>704 RPL_HELPSTART; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplHelpStart => new(704, "RPL_HELPSTART", "");
    /// <summary>705 RPL_HELPTXT; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplHelpTxt => new(705, "RPL_HELPTXT", "");
    /// <summary>706 RPL_ENDOFHELP; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplEndOfHelp => new(706, "RPL_ENDOFHELP", "");
    /// <summary>710 RPL_KNOCK</summary>
    public static Numeric RplKnock => new(710, "RPL_KNOCK", "has asked for an invite.");
    /// <summary>711 RPL_KNOCKDLVR</summary>
    public static Numeric RplKnockDlvr => new(711, "RPL_KNOCKDLVR", "Your KNOCK has been delivered.");
    /// <summary>728 RPL_QUIETLIST; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplQuietList => new(728, "RPL_QUIETLIST", "");
    /// <summary>729 RPL_ENDOFQUIETLIST</summary>
    public static Numeric RplEndOfQuietList => new(729, "RPL_ENDOFQUIETLIST", "End of channel quiet list");
    /// <summary>730 RPL_MONONLINE; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMonOnline => new(730, "RPL_MONONLINE", "");
    /// <summary>731 RPL_MONOFFLINE; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMonOffline => new(731, "RPL_MONOFFLINE", "");
    /// <summary>732 RPL_MONLIST; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMonList => new(732, "RPL_MONLIST", "");
    /// <summary>733 RPL_ENDOFMONLIST</summary>
    public static Numeric RplEndOfMonList => new(733, "RPL_ENDOFMONLIST", "End of MONITOR list");
    /// <summary>760 RPL_WHOISKEYVALUE; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplWhoisKeyValue => new(760, "RPL_WHOISKEYVALUE", "");
    /// <summary>761 RPL_KEYVALUE; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplKeyValue => new(761, "RPL_KEYVALUE", "");
    /// <summary>766 RPL_KEYNOTSET</summary>
    public static Numeric RplKeyNotSet => new(766, "RPL_KEYNOTSET", "key not set");
    /// <summary>770 RPL_METADATASUBOK; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMetadataSubOk => new(770, "RPL_METADATASUBOK", "");
    /// <summary>771 RPL_METADATAUNSUBOK; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMetadataUnsubOk => new(771, "RPL_METADATAUNSUBOK", "");
    /// <summary>772 RPL_METADATASUBS; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMetadataSubs => new(772, "RPL_METADATASUBS", "");
    /// <summary>774 RPL_METADATASYNCLATER; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplMetadataSyncLater => new(774, "RPL_METADATASYNCLATER", "");
    /// <summary>900 RPL_LOGGEDIN; its text, where it has one, is made for the occasion.</summary>
    public static Numeric RplLoggedIn => new(900, "RPL_LOGGEDIN", "");
    /// <summary>901 RPL_LOGGEDOUT</summary>
    public static Numeric RplLoggedOut => new(901, "RPL_LOGGEDOUT", "You are now logged out");
    /// <summary>903 RPL_SASLSUCCESS</summary>
    public static Numeric RplSaslSuccess => new(903, "RPL_SASLSUCCESS", "SASL authentication successful");
    /// <summary>908 RPL_SASLMECHS</summary>
    public static Numeric RplSaslMechs => new(908, "RPL_SASLMECHS", "are available SASL mechanisms");
}
