namespace ChatOn.Server.Accounts;

/// <summary>Somebody wants an account.</summary>
/// <param name="Email">Null or <c>*</c> for none.</param>
/// <param name="Code">An invitation code, where one is needed.</param>
internal sealed record RegistrationRequest(string Name, string Password, string? Email = null, string? Code = null);

/// <summary>What became of a <see cref="RegistrationRequest"/>.</summary>
internal abstract record RegistrationOutcome
{
    /// <summary>There is an account.</summary>
    internal sealed record Done(Account Account) : RegistrationOutcome;

    /// <summary>There will be one when its owner gives the code that was sent by e-mail.</summary>
    internal sealed record Pending(Account Account) : RegistrationOutcome;

    /// <summary>There is none.</summary>
    /// <param name="Code">As in FAIL REGISTER — https://ircv3.net/specs/extensions/account-registration</param>
    internal sealed record Refused(string Code, string Text) : RegistrationOutcome;
}
