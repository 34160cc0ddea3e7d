using ChatOn.Client.Connections;
using ChatOn.Protocol;

namespace ChatOn.Client;

/// <summary>Whom one does not want to hear: masks, remembered in a file that only its owner reads. A file that cannot be read or written costs no visit.</summary>
/// <param name="file">Null to remember them for this visit only.</param>
public sealed class IgnoreList(string? file)
{
    private const int Most = 1_000;
    private const int MostBytes = 1 << 18;

    private readonly List<Mask> _masks = Read(file);

    /// <summary>Why the last change is not remembered; null when it is.</summary>
    public string? Problem { get; private set; }

    public IEnumerable<string> All => _masks.Select(mask => mask.Pattern);

    /// <summary>Makes <c>nick!*@*</c> of a nickname; what is a mask already stays one.</summary>
    public static string MaskOf(string nickOrMask) =>
        nickOrMask.Contains('!', StringComparison.Ordinal) ? nickOrMask : nickOrMask.Contains('@', StringComparison.Ordinal) ? $"*!{nickOrMask}" : $"{nickOrMask}!*@*";

    /// <returns>False when it is there already, is no mask, or there are too many.</returns>
    public bool Add(string nickOrMask)
    {
        var mask = MaskOf(nickOrMask);
        if (_masks.Count >= Most || mask.Length > 300 || mask.Any(char.IsWhiteSpace) || Find(mask) >= 0)
            return false;
        _masks.Add(new Mask(mask));
        Write();
        return true;
    }

    /// <returns>Whether it was there.</returns>
    public bool Remove(string nickOrMask)
    {
        if (Find(MaskOf(nickOrMask)) is not (>= 0 and var at))
            return false;
        _masks.RemoveAt(at);
        Write();
        return true;
    }

    internal bool Has(Source source) => _masks.Count > 0 && source.Nick.Length > 0 && !source.IsServer
        && _masks.Exists(mask => mask.Matches($"{source.Nick}!{source.User ?? ""}@{source.Host ?? ""}"));

    private int Find(string mask) => _masks.FindIndex(one => string.Equals(one.Pattern, mask, StringComparison.OrdinalIgnoreCase));

    private void Write()
    {
        try
        {
            if (file is not null)
                PrivateFile.Write(file, string.Concat(_masks.Select(mask => mask.Pattern + "\n")));
            Problem = null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problem = $"that is not remembered: {exception.Message}";
        }
    }

    private static List<Mask> Read(string? file)
    {
        try
        {
            return file is null || !File.Exists(file) || new FileInfo(file).Length > MostBytes
                ? []
                : [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0).Take(Most).Select(line => new Mask(line))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
