namespace ChatOn.Server.State;

/// <summary>Roles with their mode letters and prefixes, highest first: the same as ISUPPORT PREFIX.</summary>
internal static class RoleLetters
{
    private static readonly (Roles Role, char Letter, char Prefix)[] All =
    [
        (Roles.Owner, 'q', '~'), (Roles.Protected, 'a', '&'), (Roles.Operator, 'o', '@'), (Roles.HalfOperator, 'h', '%'), (Roles.Voice, 'v', '+'),
    ];

    /// <summary>All prefixes of a member, highest first.</summary>
    public static string PrefixesOf(Roles roles)
    {
        if (roles == Roles.None)
            return "";
        return string.Concat(All.Where(r => (roles & r.Role) != 0).Select(r => r.Prefix));
    }

    /// <summary>The mode letters of roles, highest first.</summary>
    public static IEnumerable<char> LettersOf(Roles roles) => All.Where(r => (roles & r.Role) != 0).Select(r => r.Letter);

    /// <summary>The role of a mode letter; None when it is no role.</summary>
    public static Roles OfLetter(char letter) => Array.Find(All, r => r.Letter == letter).Role;

    /// <summary>The role of a prefix; None when it is no prefix.</summary>
    public static Roles OfPrefix(char prefix) => Array.Find(All, r => r.Prefix == prefix).Role;
}
