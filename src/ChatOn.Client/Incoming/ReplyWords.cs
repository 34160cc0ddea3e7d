using System.Globalization;
using ChatOn.Protocol;

namespace ChatOn.Client.Incoming;

/// <summary>
/// Numerics and standard replies in plain words. A number alone says nothing to people: where a server gives no words, there are some here.
/// </summary>
internal static class ReplyWords
{
    /// <summary><c>{1}</c> is the parameter behind one's own nickname, <c>{*}</c> all of them; errors are told with the server's words where it says more.</summary>
    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["221"] = "your own modes: {*}",
        ["276"] = "{1} {2}",
        ["301"] = "{1} is away: {2}",
        ["302"] = "{*}",
        ["303"] = "here are: {*}",
        ["307"] = "{1} has identified for this nickname",
        ["311"] = "{1} is {2}@{3}: {5}",
        ["312"] = "{1} is on {2} ({3})",
        ["313"] = "{1} {2}",
        ["314"] = "{1} was {2}@{3}: {5}",
        ["317"] = "{1} has said nothing for {2} s",
        ["319"] = "{1} is in {2}",
        ["322"] = "{1} ({2}) {3}",
        ["330"] = "{1} is logged in as {2}",
        ["338"] = "{1} is connecting from {2}",
        ["341"] = "{1} is invited to {2}",
        ["346"] = "{2} needs no invitation to {1}",
        ["348"] = "{2} is not touched by the bans of {1}",
        ["351"] = "the server is {1} on {2} ({3})",
        ["352"] = "{5} is {2}@{3} in {1}: {7}",
        ["364"] = "{1} is linked to {2}: {3}",
        ["367"] = "{2} is kept out of {1}",
        ["382"] = "{1} is read again",
        ["391"] = "it is {2} at {1}",
        ["671"] = "{1} has an encrypted connection",
        ["728"] = "{3} may not speak in {1}",
        ["730"] = "online: {1}",
        ["731"] = "not online: {1}",
        ["732"] = "watched: {1}",
        ["761"] = "{1} has {2}: {4}",
        ["401"] = "there is nobody and no room called {1}",
        ["402"] = "there is no server called {1}",
        ["403"] = "there is no room called {1}",
        ["404"] = "you may not speak in {1}",
        ["405"] = "you are in too many rooms to enter {1}",
        ["406"] = "there was nobody called {1}",
        ["407"] = "too many at once: {1}",
        ["411"] = "to whom?",
        ["412"] = "there is nothing to be said",
        ["416"] = "there is too much to be shown: ask for less",
        ["417"] = "that was too long",
        ["421"] = "this server does not know {1}",
        ["431"] = "a nickname is missing",
        ["432"] = "{1} cannot be a nickname here",
        ["433"] = "the nickname {1} is taken",
        ["435"] = "your nickname cannot change while you are banned in {2}",
        ["436"] = "the nickname {1} is taken",
        ["437"] = "{1} cannot be had for the moment",
        ["438"] = "wait a little before you change your nickname again",
        ["441"] = "{1} is not in {2}",
        ["442"] = "you are not in {1}",
        ["443"] = "{1} is in {2} already",
        ["451"] = "the server has not let you in yet",
        ["461"] = "{1} needs more words",
        ["462"] = "you are in already",
        ["464"] = "the password is wrong",
        ["465"] = "you are banned from this server",
        ["467"] = "{1} has a key already",
        ["470"] = "from {1} you were sent on to {2}",
        ["471"] = "{1} is full",
        ["472"] = "this server knows no mode {1}",
        ["473"] = "only the invited may enter {1}",
        ["474"] = "you are banned from {1}",
        ["475"] = "{1} has a key: /join {1} KEY",
        ["476"] = "{1} cannot be the name of a room",
        ["477"] = "only who is logged in may enter {1}: /login or /register",
        ["478"] = "a list of {1} is full",
        ["481"] = "that is for operators of the server",
        ["482"] = "you may not do that in {1}: it takes a higher role",
        ["483"] = "a server cannot be put out",
        ["484"] = "your connection is restricted",
        ["485"] = "only the owner of {1} may do that",
        ["489"] = "only encrypted connections may enter {1}",
        ["491"] = "you cannot become an operator from here",
        ["501"] = "there is no such mode of yourself",
        ["502"] = "you can change only your own modes",
        ["512"] = "your list of watched nicknames is full",
        ["524"] = "there is no help on {1}",
        ["525"] = "that cannot be a key",
        ["696"] = "the mode {2} of {1} does not take {3}",
        ["712"] = "you have asked too often to be let in to {1}",
        ["713"] = "{1} is open to everybody",
        ["714"] = "you are in {1} already",
        ["723"] = "you may not do that on this server: {1}",
        ["734"] = "your list of watched nicknames is full",
        ["902"] = "that account cannot be used",
        ["904"] = "logging in was refused",
        ["908"] = "ways to log in: {1}",
    };

    /// <summary>A line in words, whatever it is; empty for an empty line of the server's welcome.</summary>
    public static string Of(IncomingLine line)
    {
        if (line.Verb is "FAIL" or "WARN" or "NOTE")
            return line.Count > 2 && line.Last.Length > 0 ? line.Last : $"{line[0]}: {line[1].Replace('_', ' ').ToLowerInvariant()}";
        // The lines of the welcome are a text of somebody, of which some are drawn.
        if (line.Verb == "372")
            return line.Last;
        var known = int.TryParse(line.Verb, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Numeric.TryFind(code, out var numeric) ? numeric : default;
        var words = Plain.TryGetValue(line.Verb, out var plain) ? Fill(plain, line) : line.Words(1).Trim();
        if (!words.Any(char.IsLetter))
            words = $"{(known.Text is { Length: > 0 } usual ? usual : $"the server sends {known.Name ?? line.Verb}")}{(words.Length > 0 ? ": " : "")}{words}";
        // What the server says beyond the usual is worth more than the number.
        var says = line.Count > 1 ? line.Last.Trim() : "";
        var isMore = plain is not null && code >= 400 && says.Length > 0 && !string.Equals(says, known.Text, StringComparison.OrdinalIgnoreCase) && !words.Contains(says, StringComparison.Ordinal);
        return isMore ? $"{words} ({says})" : words;
    }

    // Each place once, so that nothing in a parameter is taken for a place.
    private static string Fill(string plain, IncomingLine line)
    {
        var words = new System.Text.StringBuilder();
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] != '{')
            {
                words.Append(plain[i]);
                continue;
            }

            words.Append(plain[i + 1] == '*' ? line.Words(1) : line[plain[i + 1] - '0']);
            i += 2;
        }

        return words.ToString().Trim();
    }
}
