using ChatOn.Client;
using ChatOn.Client.State;
using ChatOn.Tui.Model;

namespace ChatOn.Tui.Screens;

/// <summary>What the bars say.</summary>
internal sealed class StatusWords(ChatModel model)
{
    public string Topic()
    {
        if (model.Current?.Conversation is not { } conversation)
            return "ChatOn";
        var name = SafeText.Name(conversation.Name);
        return conversation switch
        {
            Room { Topic.Length: > 0 } room => $"{name}  {SafeText.Line(room.Topic)}",
            Room { IsJoined: false } => $"{name}  (you are not in it)",
            DirectConversation { Away: { } away } => $"{name}  away: {SafeText.Line(away)}",
            _ => name,
        };
    }

    public string Status()
    {
        var typing = Typing();
        if (model.NextTryIn is { } next)
            return $"no connection: again in {Math.Max(0, (int)Math.Ceiling(next.TotalSeconds))} s";
        if (model.Phase != ConnectionPhase.Online)
            return SafeText.Line(model.Connection);
        if (typing.Length > 0)
            return typing;
        return model.Current is { Place.IsEnd: false } ? "scrolled back: PageDown goes on" : "F1 help";
    }

    public string Security()
    {
        if (model.State is not { Security: { } security } state)
            return "";
        var delay = state.Delay is { } time ? $" · {time.TotalMilliseconds:0} ms" : "";
        return $"{SafeText.Line(security.Trust)}{delay} ";
    }

    private string Typing()
    {
        var names = model.Current?.Conversation.Typing.Select(SafeText.Name).Take(3).ToList() ?? [];
        return names.Count switch
        {
            0 => "",
            1 => $"{names[0]} is typing",
            _ => $"{string.Join(", ", names)} are typing",
        };
    }
}
