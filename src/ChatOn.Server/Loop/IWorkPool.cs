namespace ChatOn.Server.Loop;

/// <summary>The port for work that would hold up the loop, such as hashing a password.</summary>
internal interface IWorkPool
{
    /// <summary>Runs the work elsewhere; awaiting it continues on the loop.</summary>
    Task<T> RunAsync<T>(Func<T> work);
}
