using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatOn.Host.Http;

/// <summary>The browser client as it was built: its files by their paths, and the policy under which a browser runs them.</summary>
/// <remarks>
/// All files are read at the start, so no path of a request ever reaches the file system. They are few and small.
/// </remarks>
internal sealed class WebClient
{
    private const string Page = "/";
    private const string Checked = "no-cache"; // Kept, and asked for each time whether it is still the same.
    private const string ForGood = "public, max-age=31536000, immutable";

    private readonly Dictionary<string, WebFile> _files = new(StringComparer.Ordinal);

    /// <param name="folder">What the web build made; one that does not exist is a build without a browser client.</param>
    public WebClient(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "index.html")))
            return;

        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(file) is not (".br" or ".gz"))
                Add("/" + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), file);
        }
    }

    /// <summary>Where it lies beside the executable.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public bool IsBuilt => _files.Count > 0;

    /// <returns>False when there is no such file.</returns>
    public bool TryAnswer(HttpContext context, [NotNullWhen(true)] out Task? answering)
    {
        answering = null;
        if (context.Request.Path.Value is not { } path || !_files.TryGetValue(path, out var file))
            return false;

        context.Response.Headers.ContentSecurityPolicy = PolicyFor(context);
        answering = file.AnswerAsync(context);
        return true;
    }

    /// <summary>
    /// Nothing from elsewhere, nothing inline, no markup made of text (Trusted Types). The one policy of types, <c>chaton</c>, is for the
    /// address of the service worker.
    /// </summary>
    private static string PolicyFor(HttpContext context)
    {
        // Not every browser counts the WebSocket of the same host as 'self'. HttpRules has checked the host; a policy cannot name IPv6.
        var host = context.Request.Host;
        string scheme = context.Features.GetRequiredFeature<HttpPeer>().IsSecure ? "wss" : "ws";
        string webSocket = host.Host.StartsWith('[') ? "" : $" {scheme}://{host.Host}{(host.Port is { } port ? $":{port}" : "")}";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; worker-src 'self'; "
            + $"connect-src 'self'{webSocket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types chaton";
    }

    private void Add(string path, string file)
    {
        // The names of what is in assets/ contain the hash of their content.
        string caching = path.StartsWith("/assets/", StringComparison.Ordinal) ? ForGood : Checked;
        _files[path == "/index.html" ? Page : path] = new WebFile(
            TypeOf(Path.GetExtension(file)), caching, File.ReadAllBytes(file), ReadIfThere(file + ".br"), ReadIfThere(file + ".gz"));
    }

    private static byte[]? ReadIfThere(string file) => File.Exists(file) ? File.ReadAllBytes(file) : null;

    private static string TypeOf(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json",
        ".webmanifest" => "application/manifest+json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };
}
