using ChatOn.Client.State;

namespace ChatOn.Client.Slash;

/// <summary>Makes the mask that keeps somebody out: by account where there is one, else by where it comes from, else by nickname.</summary>
internal static class BanMask
{
    /// <summary>Whether it is a mask or names an account, rather than being a nickname.</summary>
    public static bool IsMask(string text) => text.AsSpan().ContainsAny("!@*?:") || text.StartsWith('$');

    public static string Of(ClientState state, string room, string nickOrMask)
    {
        if (IsMask(nickOrMask))
            return nickOrMask.Contains(':', StringComparison.Ordinal) || nickOrMask.StartsWith('$') ? nickOrMask : IgnoreList.MaskOf(nickOrMask);
        var member = state.FindRoom(room)?.Find(nickOrMask);
        if (member?.Account is { } account && AccountPrefix(state) is { } prefix)
            return prefix + account;
        // A host that one shares would put oneself out.
        var own = state.Mask is { } mask ? mask[(mask.LastIndexOf('@') + 1)..] : null;
        return member?.Host is { Length: > 0 } host && own is not null && !string.Equals(host, own, StringComparison.OrdinalIgnoreCase) ? $"*!*@{host}" : $"{nickOrMask}!*@*";
    }

    /// <summary>https://ircv3.net/specs/extensions/account-extban</summary>
    private static string? AccountPrefix(ClientState state)
    {
        if (!state.Isupport.TryGet("ACCOUNTEXTBAN", out var names) || !state.Isupport.TryGet("EXTBAN", out var bans))
            return null;
        return $"{bans.Split(',')[0]}{names.Split(',')[0]}:";
    }
}
