using ChatOn.Protocol;

namespace ChatOn.Client.Incoming;

/// <summary><c>353 nick symbol room :[signs]nick[!user@host]...</c></summary>
internal sealed class NamesHandler(ClientSession session) : IIncomingHandler
{
    public void Handle(IncomingLine line)
    {
        if (session.State.FindRoom(line[2]) is not { IsJoined: true } room)
            return;
        var signs = session.State.RankSigns;
        foreach (var entry in line.Last.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var ranks = entry.Length - entry.TrimStart(signs.ToCharArray()).Length;
            if (!Source.TryParse(entry.AsSpan(ranks), out var source) || room.Enter(source.Nick) is not { } member)
                continue;
            member.Ranks = entry[..ranks];
            (member.User, member.Host) = (source.User ?? member.User, source.Host ?? member.Host);
        }
    }
}
