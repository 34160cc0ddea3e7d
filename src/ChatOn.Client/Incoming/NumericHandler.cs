using System.Globalization;
using ChatOn.Client.Events;
using ChatOn.Client.State;

namespace ChatOn.Client.Incoming;

/// <summary>All other numerics: answers and errors, in the server's words</summary>
internal sealed class NumericHandler(ClientSession session) : IIncomingHandler
{
    /// <summary>What every server says to everybody and nobody reads.</summary>
    private static readonly HashSet<string> Noise = ["002", "003", "004", "251", "252", "253", "254", "255", "265", "266", "329", "375", "396",
        "318", "321", "323", "315", "369", "365", "374", "368", "347", "349", "337", "219", "262", "706", "729", "733", "017"];

    public void Handle(IncomingLine line)
    {
        if (!int.TryParse(line.Verb, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || Noise.Contains(line.Verb))
            return;
        var isError = code is >= 400 and < 600;
        var target = line.Count > 2 ? line[1] : null;
        // A server without CAP says that it does not know it; that is known.
        if (isError && (target is "CAP" || ((line.Label is not null || IsAboutAMessage(line.Verb)) && session.Outbox.TryFail(line.Label, target, line.Last.Length > 0 ? line.Last : ReplyWords.Of(line)))))
            return;
        if (isError && session.State.Phase == ConnectionPhase.Registering && line.Verb is ("463" or "464" or "465"))
            session.End($"the server does not let us in: {line.Last}", isOver: true);
        if (isError && target is not null && IsNoEntry(line.Verb) && session.State.FindRoom(target) is { IsJoined: false } room)
        {
            room.IsWanted = false;
            session.Outbox.Abandon(room, line.Last);
        }

        if (ReplyWords.Of(line) is { Length: > 0 } words)
            session.Raise(new ServerSaid(line.Verb, words, session.Origins.Of(line)?.Name ?? target, isError));
    }

    // Without a label the number alone tells what is answered.
    private static bool IsAboutAMessage(string verb) => verb is "401" or "403" or "404" or "407" or "411" or "412" or "413" or "414" or "415" or "416" or "417"
        or "442" or "477" or "486" or "489" or "531" or "716";

    private static bool IsNoEntry(string verb) => verb is "403" or "405" or "471" or "473" or "474" or "475" or "476" or "477";
}
