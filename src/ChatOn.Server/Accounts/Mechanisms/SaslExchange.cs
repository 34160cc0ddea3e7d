using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using ChatOn.Protocol;

namespace ChatOn.Server.Accounts.Mechanisms;

/// <summary>
/// One exchange of a SASL mechanism, which the client begins — https://www.rfc-editor.org/rfc/rfc4422. Of any bytes whatsoever it makes a
/// step, never an exception. After a step other than a challenge it is over, and all that follows fails.
/// </summary>
internal abstract class SaslExchange
{
    private bool _isOver;

    /// <summary>Takes the client's next response, as bytes, whose number the caller bounds.</summary>
    public async ValueTask<SaslStep> NextAsync(ReadOnlyMemory<byte> response)
    {
        if (_isOver)
            return new SaslStep.Failed();
        _isOver = true;
        var step = await TakeAsync(response);
        _isOver = step is not SaslStep.Challenge;
        return step;
    }

    /// <summary>The same, in an exchange that is not over and of which no other step is under way.</summary>
    protected abstract ValueTask<SaslStep> TakeAsync(ReadOnlyMemory<byte> response);

    /// <summary>UTF-8, or false.</summary>
    protected static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text)
    {
        text = Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
        return text is not null;
    }

    /// <summary>Nobody acts for somebody else: who is to be acted for is nobody in particular, or who logs in.</summary>
    protected static bool IsSelf(string? authorizationId, string authenticationId) =>
        string.IsNullOrEmpty(authorizationId) || CaseMapping.Equals(authorizationId, authenticationId);
}
