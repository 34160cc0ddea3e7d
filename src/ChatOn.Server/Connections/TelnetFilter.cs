namespace ChatOn.Server.Connections;

/// <summary>Takes telnet commands (RFC 854) out of a stream of bytes, however it is chunked.</summary>
internal sealed class TelnetFilter
{
    private const byte Iac = 255;
    private const byte SubnegotiationBegin = 250;
    private const byte SubnegotiationEnd = 240;
    private const byte FirstWithOption = 251;

    private State _state;

    private enum State
    {
        Text,
        Command,
        Option,
        Subnegotiation,
        SubnegotiationCommand,
    }

    /// <summary>Copies what is no command.</summary>
    /// <param name="text">At least as long as <paramref name="bytes"/>.</param>
    /// <returns>The length of the text.</returns>
    public int Strip(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        if (_state == State.Text && !bytes.Contains(Iac))
        {
            bytes.CopyTo(text);
            return bytes.Length;
        }

        var length = 0;
        foreach (var value in bytes)
        {
            if (_state == State.Text && value != Iac)
                text[length++] = value;
            else
                _state = Next(value);
        }

        return length;
    }

    // IAC IAC, an escaped 255, is no UTF-8 and is left out too.
    private State Next(byte value) => _state switch
    {
        State.Text => State.Command,
        State.Command when value == SubnegotiationBegin => State.Subnegotiation,
        State.Command when value is >= FirstWithOption and not Iac => State.Option,
        State.Subnegotiation when value == Iac => State.SubnegotiationCommand,
        State.Subnegotiation => State.Subnegotiation,
        State.SubnegotiationCommand when value != SubnegotiationEnd => State.Subnegotiation,
        _ => State.Text,
    };
}
