namespace ChatOn.Client.Sasl;

/// <summary>EXTERNAL: the client certificate says it all. https://www.rfc-editor.org/rfc/rfc4422#appendix-A</summary>
internal sealed class ExternalSasl() : SaslClient("EXTERNAL")
{
    public override byte[]? Answer(ReadOnlySpan<byte> challenge) => [];
}
