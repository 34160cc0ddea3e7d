using System.ComponentModel.DataAnnotations;
using ChatOn.Host.Listening;
using MimeKit;

namespace ChatOn.Host.Configuration;

/// <summary>An address with a port.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListenAddressAttribute() : ValidationAttribute("must be an address with a port; * stands for all addresses, localhost for both loopbacks")
{
    public override bool IsValid(object? value) => value is string text && ListenAddress.TryParse(text, out _);
}

/// <summary>A file that can be found, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExistingFileAttribute() : ValidationAttribute("must be a file that exists")
{
    public override bool IsValid(object? value) => value is string path && (path.Length == 0 || File.Exists(path));
}

/// <summary>An e-mail address, with a name before it or without, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailSenderAttribute() : ValidationAttribute("must be an e-mail address, with a name before it or without")
{
    public override bool IsValid(object? value) => value is string text && (text.Length == 0
        || (MailboxAddress.TryParse(text, out var address) && address.Domain.Length > 0 && !text.Any(char.IsControl)));
}
