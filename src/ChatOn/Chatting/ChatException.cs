namespace ChatOn.Chatting;

/// <summary>A verb of the client cannot go on, for a reason that is no bug.</summary>
internal sealed class ChatException : Exception
{
    public ChatException()
    {
    }

    public ChatException(string message)
        : base(message)
    {
    }

    public ChatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ChatException(int exitCode, string message)
        : base(message) => ExitCode = exitCode;

    public int ExitCode { get; init; } = ChatOn.ExitCode.Failure;
}
