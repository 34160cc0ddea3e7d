namespace ChatOn.Protocol;

/// <content>The errors (ERR_...): Modern IRC and the extensions.</content>
public readonly partial record struct Numeric
{
    /// <summary>400 ERR_UNKNOWNERROR; its text, where it has one, is made for the occasion.</summary>
    public static Numeric ErrUnknownError => new(400, "ERR_UNKNOWNERROR", "");
    /// <summary>401 ERR_NOSUCHNICK</summary>
    public static Numeric ErrNoSuchNick => new(401, "ERR_NOSUCHNICK", "No such nick/channel");
    /// <summary>402 ERR_NOSUCHSERVER</summary>
    public static Numeric ErrNoSuchServer => new(402, "ERR_NOSUCHSERVER", "No such server");
    /// <summary>403 ERR_NOSUCHCHANNEL</summary>
    public static Numeric ErrNoSuchChannel => new(403, "ERR_NOSUCHCHANNEL", "No such channel");
    /// <summary>404 ERR_CANNOTSENDTOCHAN</summary>
    public static Numeric ErrCannotSendToChan => new(404, "ERR_CANNOTSENDTOCHAN", "Cannot send to channel");
    /// <summary>405 ERR_TOOMANYCHANNELS</summary>
    public static Numeric ErrTooManyChannels => new(405, "ERR_TOOMANYCHANNELS", "You have joined too many channels");
    /// <summary>406 ERR_WASNOSUCHNICK</summary>
    public static Numeric ErrWasNoSuchNick => new(406, "ERR_WASNOSUCHNICK", "There was no such nickname");
    /// <summary>407 ERR_TOOMANYTARGETS</summary>
    public static Numeric ErrTooManyTargets => new(407, "ERR_TOOMANYTARGETS", "Too many targets");
    /// <summary>409 ERR_NOORIGIN</summary>
    public static Numeric ErrNoOrigin => new(409, "ERR_NOORIGIN", "No origin specified");
    /// <summary>410 ERR_INVALIDCAPCMD</summary>
    public static Numeric ErrInvalidCapCmd => new(410, "ERR_INVALIDCAPCMD", "Invalid CAP command");
    /// <summary>411 ERR_NORECIPIENT; its text, where it has one, is made for the occasion.</summary>
    public static Numeric ErrNoRecipient => new(411, "ERR_NORECIPIENT", "");
    /// <summary>412 ERR_NOTEXTTOSEND</summary>
    public static Numeric ErrNoTextToSend => new(412, "ERR_NOTEXTTOSEND", "No text to send");
    /// <summary>413 ERR_NOTOPLEVEL</summary>
    public static Numeric ErrNoTopLevel => new(413, "ERR_NOTOPLEVEL", "No toplevel domain specified");
    /// <summary>414 ERR_WILDTOPLEVEL</summary>
    public static Numeric ErrWildTopLevel => new(414, "ERR_WILDTOPLEVEL", "Wildcard in toplevel domain");
    /// <summary>416 ERR_TOOMANYMATCHES</summary>
    public static Numeric ErrTooManyMatches => new(416, "ERR_TOOMANYMATCHES", "Too many matches");
    /// <summary>417 ERR_INPUTTOOLONG</summary>
    public static Numeric ErrInputTooLong => new(417, "ERR_INPUTTOOLONG", "Input line was too long");
    /// <summary>421 ERR_UNKNOWNCOMMAND</summary>
    public static Numeric ErrUnknownCommand => new(421, "ERR_UNKNOWNCOMMAND", "Unknown command");
    /// <summary>422 ERR_NOMOTD</summary>
    public static Numeric ErrNoMotd => new(422, "ERR_NOMOTD", "MOTD File is missing");
    /// <summary>423 ERR_NOADMININFO</summary>
    public static Numeric ErrNoAdminInfo => new(423, "ERR_NOADMININFO", "No administrative info available");
    /// <summary>431 ERR_NONICKNAMEGIVEN</summary>
    public static Numeric ErrNoNicknameGiven => new(431, "ERR_NONICKNAMEGIVEN", "No nickname given");
    /// <summary>432 ERR_ERRONEUSNICKNAME</summary>
    public static Numeric ErrErroneusNickname => new(432, "ERR_ERRONEUSNICKNAME", "Erroneus nickname");
    /// <summary>433 ERR_NICKNAMEINUSE</summary>
    public static Numeric ErrNicknameInUse => new(433, "ERR_NICKNAMEINUSE", "Nickname is already in use");
    /// <summary>435 ERR_BANONCHAN</summary>
    public static Numeric ErrBanOnChan => new(435, "ERR_BANONCHAN", "Cannot change nickname while banned on channel");
    /// <summary>436 ERR_NICKCOLLISION; its text, where it has one, is made for the occasion.</summary>
    public static Numeric ErrNickCollision => new(436, "ERR_NICKCOLLISION", "");
    /// <summary>437 ERR_UNAVAILRESOURCE</summary>
    public static Numeric ErrUnavailResource => new(437, "ERR_UNAVAILRESOURCE", "Nick/channel is temporarily unavailable");
    /// <summary>438 ERR_NICKTOOFAST</summary>
    public static Numeric ErrNickTooFast => new(438, "ERR_NICKTOOFAST", "Nick change too fast, wait a while");
    /// <summary>441 ERR_USERNOTINCHANNEL</summary>
    public static Numeric ErrUserNotInChannel => new(441, "ERR_USERNOTINCHANNEL", "They aren't on that channel");
    /// <summary>442 ERR_NOTONCHANNEL</summary>
    public static Numeric ErrNotOnChannel => new(442, "ERR_NOTONCHANNEL", "You're not on that channel");
    /// <summary>443 ERR_USERONCHANNEL</summary>
    public static Numeric ErrUserOnChannel => new(443, "ERR_USERONCHANNEL", "is already on channel");
    /// <summary>445 ERR_SUMMONDISABLED</summary>
    public static Numeric ErrSummonDisabled => new(445, "ERR_SUMMONDISABLED", "SUMMON has been disabled");
    /// <summary>446 ERR_USERSDISABLED</summary>
    public static Numeric ErrUsersDisabled => new(446, "ERR_USERSDISABLED", "USERS has been disabled");
    /// <summary>451 ERR_NOTREGISTERED</summary>
    public static Numeric ErrNotRegistered => new(451, "ERR_NOTREGISTERED", "You have not registered");
    /// <summary>461 ERR_NEEDMOREPARAMS</summary>
    public static Numeric ErrNeedMoreParams => new(461, "ERR_NEEDMOREPARAMS", "Not enough parameters");
    /// <summary>462 ERR_ALREADYREGISTERED</summary>
    public static Numeric ErrAlreadyRegistered => new(462, "ERR_ALREADYREGISTERED", "You may not reregister");
    /// <summary>464 ERR_PASSWDMISMATCH</summary>
    public static Numeric ErrPasswdMismatch => new(464, "ERR_PASSWDMISMATCH", "Password incorrect");
    /// <summary>465 ERR_YOUREBANNEDCREEP</summary>
    public static Numeric ErrYoureBannedCreep => new(465, "ERR_YOUREBANNEDCREEP", "You are banned from this server.");
    /// <summary>467 ERR_KEYSET</summary>
    public static Numeric ErrKeySet => new(467, "ERR_KEYSET", "Channel key already set");
    /// <summary>470 ERR_LINKCHANNEL</summary>
    public static Numeric ErrLinkChannel => new(470, "ERR_LINKCHANNEL", "Forwarding to another channel");
    /// <summary>471 ERR_CHANNELISFULL</summary>
    public static Numeric ErrChannelIsFull => new(471, "ERR_CHANNELISFULL", "Cannot join channel (+l)");
    /// <summary>472 ERR_UNKNOWNMODE</summary>
    public static Numeric ErrUnknownMode => new(472, "ERR_UNKNOWNMODE", "is unknown mode char to me");
    /// <summary>473 ERR_INVITEONLYCHAN</summary>
    public static Numeric ErrInviteOnlyChan => new(473, "ERR_INVITEONLYCHAN", "Cannot join channel (+i)");
    /// <summary>474 ERR_BANNEDFROMCHAN</summary>
    public static Numeric ErrBannedFromChan => new(474, "ERR_BANNEDFROMCHAN", "Cannot join channel (+b)");
    /// <summary>475 ERR_BADCHANNELKEY</summary>
    public static Numeric ErrBadChannelKey => new(475, "ERR_BADCHANNELKEY", "Cannot join channel (+k)");
    /// <summary>476 ERR_BADCHANMASK</summary>
    public static Numeric ErrBadChanMask => new(476, "ERR_BADCHANMASK", "Bad Channel Mask");
    /// <summary>477 ERR_NEEDREGGEDNICK</summary>
    public static Numeric ErrNeedReggedNick => new(477, "ERR_NEEDREGGEDNICK", "You need to be logged in to an account to join that channel");
    /// <summary>478 ERR_BANLISTFULL</summary>
    public static Numeric ErrBanListFull => new(478, "ERR_BANLISTFULL", "Channel list is full");
    /// <summary>481 ERR_NOPRIVILEGES</summary>
    public static Numeric ErrNoPrivileges => new(481, "ERR_NOPRIVILEGES", "Permission Denied- You're not an IRC operator");
    /// <summary>482 ERR_CHANOPRIVSNEEDED</summary>
    public static Numeric ErrChanOPrivsNeeded => new(482, "ERR_CHANOPRIVSNEEDED", "You're not channel operator");
    /// <summary>483 ERR_CANTKILLSERVER</summary>
    public static Numeric ErrCantKillServer => new(483, "ERR_CANTKILLSERVER", "You cant kill a server!");
    /// <summary>484 ERR_RESTRICTED</summary>
    public static Numeric ErrRestricted => new(484, "ERR_RESTRICTED", "Your connection is restricted!");
    /// <summary>485 ERR_UNIQOPRIVSNEEDED</summary>
    public static Numeric ErrUniqOPrivsNeeded => new(485, "ERR_UNIQOPRIVSNEEDED", "You're not the channel owner");
    /// <summary>489 ERR_SECUREONLYCHAN</summary>
    public static Numeric ErrSecureOnlyChan => new(489, "ERR_SECUREONLYCHAN", "Cannot join channel (a secure connection is required)");
    /// <summary>491 ERR_NOOPERHOST</summary>
    public static Numeric ErrNoOperHost => new(491, "ERR_NOOPERHOST", "No O-lines for your host");
    /// <summary>501 ERR_UMODEUNKNOWNFLAG</summary>
    public static Numeric ErrUmodeUnknownFlag => new(501, "ERR_UMODEUNKNOWNFLAG", "Unknown MODE flag");
    /// <summary>502 ERR_USERSDONTMATCH</summary>
    public static Numeric ErrUsersDontMatch => new(502, "ERR_USERSDONTMATCH", "Cant change mode for other users");
    /// <summary>524 ERR_HELPNOTFOUND</summary>
    public static Numeric ErrHelpNotFound => new(524, "ERR_HELPNOTFOUND", "No help available on this topic");
    /// <summary>525 ERR_INVALIDKEY</summary>
    public static Numeric ErrInvalidKey => new(525, "ERR_INVALIDKEY", "Key is not well-formed");
    /// <summary>691 ERR_STARTTLS</summary>
    public static Numeric ErrStartTls => new(691, "ERR_STARTTLS", "STARTTLS failed");
    /// <summary>696 ERR_INVALIDMODEPARAM; its text, where it has one, is made for the occasion.</summary>
    public static Numeric ErrInvalidModeParam => new(696, "ERR_INVALIDMODEPARAM", "");
    /// <summary>712 ERR_TOOMANYKNOCK</summary>
    public static Numeric ErrTooManyKnock => new(712, "ERR_TOOMANYKNOCK", "Too many KNOCKs");
    /// <summary>713 ERR_CHANOPEN</summary>
    public static Numeric ErrChanOpen => new(713, "ERR_CHANOPEN", "Channel is open.");
    /// <summary>714 ERR_KNOCKONCHAN</summary>
    public static Numeric ErrKnockOnChan => new(714, "ERR_KNOCKONCHAN", "You are already on that channel.");
    /// <summary>723 ERR_NOPRIVS</summary>
    public static Numeric ErrNoPrivs => new(723, "ERR_NOPRIVS", "Insufficient oper privileges.");
    /// <summary>734 ERR_MONLISTFULL</summary>
    public static Numeric ErrMonListFull => new(734, "ERR_MONLISTFULL", "Monitor list is full.");
    /// <summary>902 ERR_NICKLOCKED</summary>
    public static Numeric ErrNickLocked => new(902, "ERR_NICKLOCKED", "You must use a nick assigned to you");
    /// <summary>904 ERR_SASLFAIL</summary>
    public static Numeric ErrSaslFail => new(904, "ERR_SASLFAIL", "SASL authentication failed");
    /// <summary>905 ERR_SASLTOOLONG</summary>
    public static Numeric ErrSaslTooLong => new(905, "ERR_SASLTOOLONG", "SASL message too long");
    /// <summary>906 ERR_SASLABORTED</summary>
    public static Numeric ErrSaslAborted => new(906, "ERR_SASLABORTED", "SASL authentication aborted");
    /// <summary>907 ERR_SASLALREADY</summary>
    public static Numeric ErrSaslAlready => new(907, "ERR_SASLALREADY", "You have already authenticated using SASL");
}
