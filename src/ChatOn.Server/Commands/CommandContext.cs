using System.Buffers;
using System.Text;
using ChatOn.Protocol;
using ChatOn.Server.Delivery;
using ChatOn.Server.Loop;
using ChatOn.Server.Rendering;
using ChatOn.Server.Sessions;
using ChatOn.Server.State;
using ChatOn.Server.Storage;

namespace ChatOn.Server.Commands;

/// <summary>One command of one session: everything it says to its requester goes through here, so labels and batches work for all.</summary>
internal sealed class CommandContext
{
    private const int MaxLabelBytes = 64;

    private static readonly CapabilitySet ForLabels = new(Capability.LabeledResponse, Capability.Batch);

    private readonly CommandServices _services;
    private ReplyBuffer? _buffer;
    private ReplyTag? _inside;

    /// <summary>Begins a command.</summary>
    /// <param name="session">Whose it is.</param>
    /// <param name="services">What it is given.</param>
    /// <param name="message">Null where the line was no message.</param>
    /// <param name="verb">As in FAIL; <c>*</c> for an unknown one.</param>
    /// <param name="label">The label of a line that was no message.</param>
    public CommandContext(Session session, CommandServices services, IrcMessage? message, string verb, string? label = null)
    {
        Session = session;
        _services = services;
        Verb = verb;
        if (session.Capabilities.HasAll(ForLabels))
        {
            if (message is not null && message.TryGetTag("label"u8, out var given))
                label = given;
            if (label is { Length: > 0 } && Encoding.UTF8.GetByteCount(label) <= MaxLabelBytes)
                _buffer = NewBuffer(label);
        }

        if (message is not null && session.Capabilities.Has(Capability.ClientId) && message.TryGetTag(Vendor.ClientIdTag, out var id))
            ClientId = id;
    }

    public Session Session { get; }

    /// <summary>The user the session speaks as. Only for commands that need registration; look again after an await.</summary>
    public User User => Session.User ?? throw new InvalidOperationException("The session speaks as nobody (any more).");

    public string Verb { get; }

    /// <summary>The tag that answers carry, <c>label=x</c> or <c>batch=y</c>; null for an unlabelled command.</summary>
    public ReplyTag? Tag => _buffer?.Tag;

    /// <summary>The client's own id of what it says, as it gave it; null when it gave none or does not speak docs/protocol/client-id.md.</summary>
    public string? ClientId { get; }

    public ServerOptions Options => _services.Options;

    public LimitOptions Limits => _services.Options.Limits;

    public World World => _services.World;

    public Publisher Publisher => _services.Publisher;

    public Router Router => _services.Router;

    public ServerClock Clock => _services.Clock;

    public Origin Server => _services.Server;

    /// <summary>Microseconds since the Unix epoch.</summary>
    public long Now => _services.Clock.Now;

    private ChatLoop Loop => _services.Loop;

    /// <summary>A numeric with its own text: <c>:server 401 nick arguments :No such nick</c>.</summary>
    public void Reply(Numeric numeric, params ReadOnlySpan<string> arguments) => ReplyText(numeric, numeric.Text, arguments);

    /// <summary>A numeric whose last parameter is <paramref name="text"/>.</summary>
    public void ReplyText(Numeric numeric, string text, params ReadOnlySpan<string> arguments) => Write(new Reply(numeric, text), arguments);

    /// <summary>A numeric without a trailing text.</summary>
    public void ReplyBare(Numeric numeric, params ReadOnlySpan<string> arguments) => Write(new Reply(numeric, null), arguments);

    public void Refuse(Refusal refusal) => ReplyText(refusal.Numeric, refusal.Text ?? refusal.Numeric.Text, refusal.Arguments);

    public void Refuse(Numeric numeric, params ReadOnlySpan<string> arguments) => Reply(numeric, arguments);

    /// <summary><c>FAIL verb code context :text</c>; what to do stands in the text.</summary>
    public void Fail(string code, ReadOnlySpan<string> context, string text) => Standard(StandardReplyKind.Fail, code, context, text);

    /// <summary><c>FAIL * code :text</c>: of no command in particular.</summary>
    public void FailForAll(string code, string text) => Standard(StandardReplyKind.Fail, code, [], text, verb: "*");

    public void Warn(string code, ReadOnlySpan<string> context, string text) => Standard(StandardReplyKind.Warn, code, context, text);

    public void Note(string code, ReadOnlySpan<string> context, string text) => Standard(StandardReplyKind.Note, code, context, text);

    /// <summary>A message of the server that is no numeric, e.g. PONG or CAP: <c>:server VERB parameters :last</c>.</summary>
    public void Send(ReadOnlySpan<byte> verb, string? trailing, params ReadOnlySpan<string> parameters)
    {
        var output = new ArrayBufferWriter<byte>(128);
        var writer = new MessageWriter(output);
        writer.Source(Server.Source);
        writer.Verb(verb);
        foreach (var parameter in parameters)
            writer.ParamOrStar(parameter);
        if (trailing is not null)
            writer.Trailing(trailing);
        writer.End();
        Show(output.WrittenSpan, failure: null);
    }

    /// <summary>A message without a source and with one parameter, e.g. AUTHENTICATE.</summary>
    public void SendUnprefixed(ReadOnlySpan<byte> verb, string parameter)
    {
        var output = new ArrayBufferWriter<byte>(128);
        var writer = new MessageWriter(output);
        writer.Verb(verb);
        writer.Param(parameter);
        writer.End();
        Show(output.WrittenSpan, failure: null);
    }

    /// <summary>An event, as part of the answer.</summary>
    public void Show(Events.Event happened) => Show(Router.Render(happened, Session.ViewOf(happened)), failure: null);

    /// <summary>An event of the past, as part of the answer; how many bytes it made.</summary>
    public int ShowPast(Events.Event happened, bool isContext = false)
    {
        var lines = Router.Render(happened, Session.ViewOf(happened) with { IsPast = true, IsContext = isContext });
        Show(lines, failure: null);
        return lines.Length;
    }

    /// <summary>The echo of what the requester said earlier, for those who want echoes.</summary>
    public void ShowEcho(Events.Event happened) => Show(Router.Render(happened, Session.ViewOf(happened) with { IsOrigin = true }), failure: null);

    /// <summary>
    /// Makes the answer, of which nothing was said yet, a batch of its own type, for clients that know batches. It ends with the answer.
    /// https://ircv3.net/specs/extensions/batch
    /// </summary>
    public void OpenBatch(string type, params ReadOnlySpan<string> parameters)
    {
        if (Session.IsClosed || !Session.Capabilities.Has(Capability.Batch))
            return;
        _buffer ??= NewBuffer(label: null);
        _buffer.Open(type, parameters);
    }

    /// <summary>
    /// The single lines that follow are a batch inside the answer, until <see cref="EndInnerBatch"/>, for clients that know batches and what
    /// this one is a part of. https://ircv3.net/specs/extensions/batch
    /// </summary>
    public void BeginInnerBatch(string type, Capability partOf, params ReadOnlySpan<string> parameters)
    {
        if (!Session.Capabilities.HasAll(new CapabilitySet(Capability.Batch, partOf)))
            return;
        var tag = new ReplyTag("batch", "i" + Convert.ToString(Clock.NextId(), 16));
        Send("BATCH"u8, trailing: null, ["+" + tag.Value, type, .. parameters]);
        _inside = tag;
    }

    public void EndInnerBatch()
    {
        if (_inside is not { } tag)
            return;
        _inside = null;
        Send("BATCH"u8, trailing: null, "-" + tag.Value);
    }

    /// <summary>Rendered lines, as part of the answer.</summary>
    public void Show(ReadOnlySpan<byte> lines, ISaidFailure? failure)
    {
        if (Session.IsClosed || (lines.IsEmpty && failure is null))
            return;
        if (_inside is { } inside && !lines.IsEmpty)
        {
            var tagged = new ArrayBufferWriter<byte>(lines.Length + 64);
            inside.WriteBeforeEach(lines, tagged);
            lines = tagged.WrittenSpan;
        }

        if (_buffer is not null)
        {
            _buffer.Add(lines, failure, isTagged: _inside is not null);
            return;
        }

        var output = Loop.Turn.OutputFor(Session.Output);
        if (failure is not null)
            output.AppendTied(lines, failure);
        else
            output.Append(lines);
    }

    /// <summary>
    /// Makes kept records durable. The handler's last wait: after it, it changes the world and raises its events, whatever else
    /// happened meanwhile, for the store has the change. False: it was not stored, the requester has been told, and nothing may change.
    /// </summary>
    public async ValueTask<bool> CommitAsync(params JournalRecord[] records)
    {
        if (records.Length == 0)
            return true;
        _buffer?.FlushTied();
        var outcome = await Loop.StoreAsync(records);
        if (outcome == TurnOutcome.Stored)
            return true;
        FailToStore(outcome);
        return false;
    }

    /// <summary>Tells that a change could not be stored, and so was not made.</summary>
    public void FailToStore(TurnOutcome outcome) => Fail(SaidFailure.Code, [], SaidFailure.Explain(outcome, "The change was not made"));

    /// <summary>Completes when all that anybody was shown until now is durable.</summary>
    public Task SettledAsync()
    {
        _buffer?.FlushTied();
        return Loop.ReleasedAsync();
    }

    /// <summary>Completes when the session has read enough of a long answer for more of it to be made.</summary>
    public async ValueTask DrainedAsync()
    {
        if (!Session.IsClosed)
            _buffer?.Flush();
        await Loop.ReleasedAsync();
        await Session.Output.DrainedAsync();
    }

    /// <summary>Whether the requester has asked for what allows it something, and for all that this needs.</summary>
    public bool IsAllowed(Capability capability) => Session.Capabilities.HasAll(capability.Requires.With(capability));

    /// <summary>There is no answer yet: another context of the same message gives it later.</summary>
    public void PutOff()
    {
        _buffer = null;
        Session.EndAnswer = null;
    }

    /// <summary>Ends the answer. Called once, by the runner.</summary>
    public void Complete()
    {
        if (_buffer is null || Session.IsClosed)
            return;
        Session.EndAnswer = null;
        _buffer.Complete();
    }

    // A session that is closed in the middle of an answer gets what there is of it.
    private ReplyBuffer NewBuffer(string? label)
    {
        var buffer = new ReplyBuffer(label, "r" + Convert.ToString(Clock.NextId(), 16), Server, Loop, Session.Output);
        Session.EndAnswer = buffer.Complete;
        return buffer;
    }

    private void Standard(StandardReplyKind kind, string code, ReadOnlySpan<string> context, string text, string? verb = null)
    {
        var output = new ArrayBufferWriter<byte>(128);
        StandardReplies.Write(output, Server, Session, kind, verb ?? Verb, code, context, text);
        Show(output.WrittenSpan, failure: null);
    }

    private void Write(Reply reply, ReadOnlySpan<string> arguments)
    {
        // Nearly always: some twenty at each connect, and three buffers less for each.
        if (_buffer is null && _inside is null)
        {
            if (!Session.IsClosed)
                reply.Write(Loop.Turn.OutputFor(Session.Output), Server, Session, arguments);
            return;
        }

        var output = new ArrayBufferWriter<byte>(128);
        reply.Write(output, Server, Session, arguments);
        Show(output.WrittenSpan, failure: null);
    }
}
