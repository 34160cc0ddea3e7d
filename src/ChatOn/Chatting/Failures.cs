using ChatOn.Client;

namespace ChatOn.Chatting;

/// <summary>Why a client has ended, as a message and an exit code.</summary>
internal static class Failures
{
    public static ChatException Of(ChatClient client, ChatVisit visit) => client.End switch
    {
        ClientEnd.Untrusted => new ChatException(ExitCode.Untrusted, client.Failure!),
        ClientEnd.Refused => new ChatException(ExitCode.NotOwner, SafeText.Line(client.Failure!)),
        _ => new ChatException(ExitCode.Unreachable, $"{visit.Address} cannot be reached: {SafeText.Line(client.Failure ?? "it has closed the connection")}"),
    };
}
