using System.Text;

namespace ChatOn.Client.Sasl;

/// <summary>PLAIN, <c>NUL account NUL password</c>: only where nobody can listen. https://www.rfc-editor.org/rfc/rfc4616</summary>
internal sealed class PlainSasl(string account, string password) : SaslClient("PLAIN")
{
    public override byte[]? Answer(ReadOnlySpan<byte> challenge) => Encoding.UTF8.GetBytes($"\0{account}\0{password}");
}
