using System.Collections.Frozen;
using ChatOn.Protocol;

namespace ChatOn.Server.Rendering;

/// <summary>
/// Replies as a person reads them. What is not in the table is shown as its parameters and its text, so a new numeric is readable
/// without being here.
/// </summary>
internal static class ClassicReplies
{
    /// <summary>For replies that only programs need: ends of lists, times as numbers.</summary>
    private const string Silent = "";

    /// <summary>{0}, {1}, ... are the parameters between nickname and text, {T} is the text.</summary>
    private static readonly FrozenDictionary<ushort, string> Sentences = new (Numeric Numeric, string Sentence)[]
    {
        (Numeric.RplNamReply, "In {1}: {T}"),
        (Numeric.RplEndOfNames, Silent),
        (Numeric.RplTopic, "The topic of {0}: {T}"),
        (Numeric.RplNoTopic, "{0} has no topic"),
        (Numeric.RplTopicWhoTime, Silent),
        (Numeric.RplChannelModeIs, "The modes of {0}: {1} {2} {3}"),
        (Numeric.RplCreationTime, Silent),
        (Numeric.RplAway, "{0} is away: {T}"),
        (Numeric.RplNowAway, "You are away now"),
        (Numeric.RplUnaway, "You are back"),
        (Numeric.RplInviting, "{0} is invited to {1}"),
        (Numeric.RplListStart, Silent),
        (Numeric.RplList, "{0} ({1}) {T}"),
        (Numeric.RplListEnd, Silent),
        (Numeric.RplWhoReply, "{4} ({1}@{2}) in {0}"),
        (Numeric.RplEndOfWho, Silent),
        (Numeric.RplWhoisUser, "{0} is {0}!{1}@{2}: {T}"),
        (Numeric.RplWhoisServer, Silent),
        (Numeric.RplWhoisOperator, "{0} is an operator of the server"),
        (Numeric.RplWhoisIdle, "{0} has said nothing for {1} seconds"),
        (Numeric.RplWhoisChannels, "{0} is in {T}"),
        (Numeric.RplWhoisAccount, "{0} is logged in as {1}"),
        (Numeric.RplWhoisSecure, "{0} uses a secure connection"),
        (Numeric.RplWhoisBot, "{0} is a bot"),
        (Numeric.RplEndOfWhois, Silent),
        (Numeric.RplYoureOper, "You are an operator of the server now"),
        (Numeric.ErrNoSuchNick, "There is nobody and no room called {0}"),
        (Numeric.ErrNoSuchChannel, "There is no room {0}"),
        (Numeric.ErrCannotSendToChan, "You may not speak in {0}"),
        (Numeric.ErrTooManyChannels, "{0}: that is one room too many"),
        (Numeric.ErrTooManyTargets, "{0}: too many at once"),
        (Numeric.ErrNoTextToSend, "There is nothing to say"),
        (Numeric.ErrInputTooLong, "That line is too long and was not taken"),
        (Numeric.ErrUnknownCommand, "This server does not know {0}; /help lists what you can type"),
        (Numeric.ErrErroneusNickname, "{0} cannot be a nickname: letters, digits and _-[]{}|^`\\, at most 32, no digit first; some names are kept for the server"),
        (Numeric.ErrNicknameInUse, "{0} is taken"),
        (Numeric.ErrNickTooFast, "You change your nickname too often; wait a while"),
        (Numeric.ErrBanOnChan, "You cannot change your nickname while you are banned in {1}"),
        (Numeric.ErrUserNotInChannel, "{0} is not in {1}"),
        (Numeric.ErrNotOnChannel, "You are not in {0}"),
        (Numeric.ErrUserOnChannel, "{0} is in {1} already"),
        (Numeric.ErrNotRegistered, "Choose a nickname first"),
        (Numeric.ErrNeedMoreParams, "Something is missing there; /help shows how it goes"),
        (Numeric.ErrPasswdMismatch, "The password is wrong"),
        (Numeric.ErrChannelIsFull, "{0} is full"),
        (Numeric.ErrNeedReggedNick, "{0} is for those who are logged in: /login NAME PASSWORD, or /register PASSWORD"),
        (Numeric.ErrInviteOnlyChan, "{0} is for those who are invited"),
        (Numeric.ErrBannedFromChan, "You are banned from {0}"),
        (Numeric.ErrBadChannelKey, "{0} needs a key: /join {0} KEY"),
        (Numeric.ErrBadChanMask, "{0} cannot be the name of a room"),
        (Numeric.ErrNoPrivileges, "Only operators of the server may do that"),
        (Numeric.ErrChanOPrivsNeeded, "Only operators of {0} may do that"),
    }.ToFrozenDictionary(entry => entry.Numeric.Code, entry => entry.Sentence);

    public static void Write(ClassicLine line, WireFormat format, Reply reply, ReadOnlySpan<string> arguments)
    {
        if (format == WireFormat.Old && !reply.Numeric.IsError)
            return;
        if (!Sentences.TryGetValue(reply.Numeric.Code, out var sentence) || HasReason(reply))
            line.Notice(Plain(reply, arguments));
        else if (sentence.Length > 0)
            line.Notice(Fill(sentence, reply, arguments));
    }

    /// <summary>It says more than the numeric always does, and a person should read it.</summary>
    private static bool HasReason(Reply reply) =>
        Numeric.TryFind(reply.Numeric.Code, out var usual) && usual.Text.Length > 0 && reply.Text?.StartsWith(usual.Text + ": ", StringComparison.Ordinal) == true;

    private static string Plain(Reply reply, ReadOnlySpan<string> arguments)
    {
        var about = string.Join(' ', arguments!);
        return about + (about.Length > 0 && reply.Text is not null ? ": " : "") + reply.Text;
    }

    // One pass, for a parameter may itself hold what looks like a place.
    private static string Fill(string sentence, Reply reply, ReadOnlySpan<string> arguments)
    {
        var filled = new System.Text.StringBuilder();
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] != '{' || i + 2 >= sentence.Length || sentence[i + 2] != '}')
            {
                filled.Append(sentence[i]);
                continue;
            }

            var place = sentence[i + 1] == 'T' ? -1 : sentence[i + 1] - '0';
            filled.Append(place < 0 ? reply.Text : place < arguments.Length ? arguments[place] : "");
            i += 2;
        }

        return filled.ToString().TrimEnd();
    }
}
