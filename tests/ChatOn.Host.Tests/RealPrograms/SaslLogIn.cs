namespace ChatOn.Host.Tests.RealPrograms;

/// <summary>How a program is told to log in.</summary>
/// <param name="Mechanism">As SASL names it.</param>
/// <param name="CertificateFile">A PEM file with key and certificate, for EXTERNAL.</param>
internal sealed record SaslLogIn(string Mechanism, string Account, string Password = "", string? CertificateFile = null);
