using ChatOn.Client.Sending;
using ChatOn.Protocol;

namespace ChatOn.Client.Negotiating;

/// <summary>
/// Asks for every capability that helps, of those the server has: https://ircv3.net/specs/extensions/capability-negotiation. A server that knows
/// nothing of it welcomes the client all the same.
/// </summary>
internal sealed class Negotiation(ClientSession session)
{
    private const int MostBytesOfNames = 380;

    private static readonly CapabilitySet Wanted = new(
        Capability.MessageTags, Capability.ServerTime, Capability.EchoMessage, Capability.Batch, Capability.LabeledResponse, Capability.StandardReplies,
        Capability.MultiPrefix, Capability.UserhostInNames, Capability.ExtendedJoin, Capability.AwayNotify, Capability.Chghost, Capability.Setname,
        Capability.InviteNotify, Capability.CapNotify, Capability.Chathistory, Capability.EventPlayback, Capability.AccountTag, Capability.AccountNotify,
        Capability.ClientId, Capability.AccountRegistration, Capability.ReadMarker, Capability.ChannelRename, Capability.MessageRedaction,
        Capability.Multiline, Capability.MessageEdit, Capability.Search);

    private readonly Dictionary<string, string> _offered = new(StringComparer.Ordinal);
    private int _unanswered;
    private bool _isOpen;

    /// <summary>What the server takes in a message of several lines.</summary>
    public MultilineLimits Multiline { get; private set; }

    /// <summary>The mechanisms that the server names for logging in; null when it names none.</summary>
    public IReadOnlyList<string>? Mechanisms => _offered.GetValueOrDefault(Capability.Sasl.Name) is { Length: > 0 } value ? value.Split(',') : null;

    public void Start()
    {
        _offered.Clear();
        (_unanswered, _isOpen) = (0, true);
        session.Send("CAP", "LS", "302");
    }

    /// <summary>The server has let us in, whatever was negotiated.</summary>
    public void Welcomed() => _isOpen = false;

    /// <summary>A line of the answer to LS.</summary>
    public void Listed(string capabilities, bool isLast)
    {
        Note(capabilities);
        if (isLast && _isOpen)
            Request();
    }

    /// <summary>The server has something new.</summary>
    public void Added(string capabilities)
    {
        Note(capabilities);
        Request();
    }

    /// <summary>The server has something no more.</summary>
    public void Removed(string capabilities)
    {
        foreach (var name in capabilities.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _offered.Remove(name);
            if (Capability.TryFind(name) is { } capability)
                session.State.Capabilities = session.State.Capabilities.Without(capability);
        }
    }

    public void Acknowledged(string capabilities)
    {
        foreach (var name in capabilities.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Capability.TryFind(name.TrimStart('-')) is { } capability)
                session.State.Capabilities = name[0] == '-' ? session.State.Capabilities.Without(capability) : session.State.Capabilities.With(capability);
        }

        Answered();
    }

    /// <summary>A request was refused as a whole: its parts are asked for one by one.</summary>
    public void Refused(string capabilities)
    {
        var names = capabilities.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length > 1)
        {
            foreach (var name in names.Where(name => Capability.TryFind(name) is not null))
                Ask(name);
        }

        Answered();
    }

    /// <summary>Logging in is over, or there is none: the server may go on.</summary>
    public void Finish()
    {
        if (_isOpen)
            session.Send("CAP", "END");
        _isOpen = false;
    }

    private void Note(string capabilities)
    {
        foreach (var token in capabilities.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = token.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? token : token[..equals];
            if (_offered.Count < session.Options.Limits.Tokens || _offered.ContainsKey(name))
                _offered[name] = equals < 0 ? "" : token[(equals + 1)..];
        }

        if (_offered.TryGetValue(Capability.Multiline.Name, out var value))
            Multiline = MultilineLimits.Parse(value);
    }

    private void Request()
    {
        var wanted = session.LogIn.IsWanted ? Wanted.With(Capability.Sasl) : Wanted;
        var names = new List<string>();
        foreach (var capability in wanted.Except(session.State.Capabilities))
        {
            if (_offered.ContainsKey(capability.Name))
                names.Add(capability.Name);
        }

        var request = "";
        foreach (var name in names)
        {
            if (request.Length + name.Length > MostBytesOfNames)
            {
                Ask(request);
                request = "";
            }

            request += request.Length == 0 ? name : " " + name;
        }

        if (request.Length > 0)
            Ask(request);
        else if (names.Count == 0)
            Complete();
    }

    private void Ask(string names)
    {
        _unanswered++;
        session.Send("CAP", "REQ", names);
    }

    private void Answered()
    {
        _unanswered = Math.Max(0, _unanswered - 1);
        Complete();
    }

    private void Complete()
    {
        if (_unanswered == 0 && _isOpen)
            session.LogIn.Begin();
    }
}
