namespace ChatOn.Protocol;

/// <content>The list of every numeric, in the order of their codes.</content>
public readonly partial record struct Numeric
{
    /// <summary>Every numeric this library knows, ascending.</summary>
    public static IReadOnlyList<Numeric> All => Table.All;

    private static class Table
    {
        public static readonly Numeric[] All =
        [
            RplWelcome, RplYourHost, RplCreated, RplMyInfo, RplIsupport, RplSnomask, RplBounce, RplMap, RplMapEnd, RplRemoteIsupport,
            RplTraceLink, RplTraceOperator, RplTraceUser, RplStatsLinkInfo, RplStatsCommands, RplEndOfStats, RplUmodeIs,
            RplStatsUptime, RplStatsOline, RplStatsDebug, RplLuserClient, RplLuserOp, RplLuserUnknown, RplLuserChannels, RplLuserMe,
            RplAdminMe, RplAdminLoc1, RplAdminLoc2, RplAdminEmail, RplTraceEnd, RplTryAgain, RplLocalUsers, RplGlobalUsers,
            RplWhoisCertFp, RplNone, RplAway, RplUserhost, RplIson, RplUnaway, RplNowAway, RplWhoisRegNick, RplWhoisUser,
            RplWhoisServer, RplWhoisOperator, RplWhowasUser, RplEndOfWho, RplWhoisIdle, RplEndOfWhois, RplWhoisChannels,
            RplWhoisSpecial, RplListStart, RplList, RplListEnd, RplChannelModeIs, RplCreationTime, RplWhoisAccount, RplNoTopic,
            RplTopic, RplTopicWhoTime, RplWhoisBot, RplInviteList, RplEndOfInviteList, RplWhoisActually, RplInviting, RplInvexList,
            RplEndOfInvexList, RplExceptList, RplEndOfExceptList, RplVersion, RplWhoReply, RplNamReply, RplWhoSpcRpl, RplLinks,
            RplEndOfLinks, RplEndOfNames, RplBanList, RplEndOfBanList, RplEndOfWhowas, RplInfo, RplMotd, RplEndOfInfo, RplMotdStart,
            RplEndOfMotd, RplWhoisHost, RplWhoisModes, RplYoureOper, RplRehashing, RplTime, RplVisibleHost, ErrUnknownError,
            ErrNoSuchNick, ErrNoSuchServer, ErrNoSuchChannel, ErrCannotSendToChan, ErrTooManyChannels, ErrWasNoSuchNick,
            ErrTooManyTargets, ErrNoOrigin, ErrInvalidCapCmd, ErrNoRecipient, ErrNoTextToSend, ErrNoTopLevel, ErrWildTopLevel,
            ErrTooManyMatches, ErrInputTooLong, ErrUnknownCommand, ErrNoMotd, ErrNoAdminInfo, ErrNoNicknameGiven, ErrErroneusNickname,
            ErrNicknameInUse, ErrBanOnChan, ErrNickCollision, ErrUnavailResource, ErrNickTooFast, ErrUserNotInChannel, ErrNotOnChannel,
            ErrUserOnChannel, ErrSummonDisabled, ErrUsersDisabled, ErrNotRegistered, ErrNeedMoreParams, ErrAlreadyRegistered,
            ErrPasswdMismatch, ErrYoureBannedCreep, ErrKeySet, ErrLinkChannel, ErrChannelIsFull, ErrUnknownMode, ErrInviteOnlyChan,
            ErrBannedFromChan, ErrBadChannelKey, ErrBadChanMask, ErrNeedReggedNick, ErrBanListFull, ErrNoPrivileges,
            ErrChanOPrivsNeeded, ErrCantKillServer, ErrRestricted, ErrUniqOPrivsNeeded, ErrSecureOnlyChan, ErrNoOperHost,
            ErrUmodeUnknownFlag, ErrUsersDontMatch, ErrHelpNotFound, ErrInvalidKey, RplStartTls, RplWhoisSecure, ErrStartTls,
            ErrInvalidModeParam, RplHelpStart, RplHelpTxt, RplEndOfHelp, RplKnock, RplKnockDlvr, ErrTooManyKnock, ErrChanOpen,
            ErrKnockOnChan, ErrNoPrivs, RplQuietList, RplEndOfQuietList, RplMonOnline, RplMonOffline, RplMonList, RplEndOfMonList,
            ErrMonListFull, RplWhoisKeyValue, RplKeyValue, RplKeyNotSet, RplMetadataSubOk, RplMetadataUnsubOk, RplMetadataSubs,
            RplMetadataSyncLater, RplLoggedIn, RplLoggedOut, ErrNickLocked, RplSaslSuccess, ErrSaslFail, ErrSaslTooLong,
            ErrSaslAborted, ErrSaslAlready, RplSaslMechs,
        ];
    }
}
