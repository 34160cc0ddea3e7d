namespace ChatOn.Protocol;

/// <summary>
/// A three-digit reply: its code, its name in the documents (<c>RPL_WELCOME</c>) and its usual text, which is the trailing
/// parameter ("" where the text is made for the occasion or there is none). Every numeric is a static property:
/// <c>Numeric.ErrNoSuchNick</c>. See https://modern.ircdocs.horse/#numerics
/// </summary>
/// <param name="Code">1 to 999.</param>
/// <param name="Name">The name in the documents, such as <c>ERR_NOSUCHNICK</c>.</param>
/// <param name="Text">The usual trailing parameter, or "".</param>
public readonly partial record struct Numeric(ushort Code, string Name, string Text)
{
    /// <summary>True for an ERR_ numeric.</summary>
    public bool IsError => Name.StartsWith("ERR_", StringComparison.Ordinal);

    /// <summary>Finds a numeric by its code.</summary>
    public static bool TryFind(int code, out Numeric numeric)
    {
        var (low, high) = (0, Table.All.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            numeric = Table.All[middle];
            if (numeric.Code == code)
                return true;
            if (numeric.Code < code)
                low = middle + 1;
            else
                high = middle - 1;
        }
        numeric = default;
        return false;
    }

    /// <summary>The code as three digits.</summary>
    public override string ToString() => Code.ToString("D3");
}
