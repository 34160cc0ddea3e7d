using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ChatOn.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log into the database on a thread of its own: once a second, which is also the sync that bounds what
/// a power failure can take, and sooner when much is written. Keeps the log under its limit.
/// </summary>
internal sealed partial class Checkpointer : IDisposable
{
    // A last copying while commits wait takes some milliseconds for so many pages.
    private const int SmallRestPages = 256;
    private const int MaxRounds = 4;
    private const int PatienceMilliseconds = 100;
    private const int MaxRefusals = 5;
    private const int MaxWaits = 50;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CommitPatience = TimeSpan.FromSeconds(5);

    private readonly Database _database;
    private readonly ILogger _logger;
    private readonly Signal _wake = new();
    private readonly Signal _roundDone = new();
    private readonly ITimer _timer;
    private readonly Thread _thread;
    private CheckpointConnection? _connection;
    private long _copiedAt;
    private long _waitAgainAt;
    private int _refusals;
    private volatile bool _isWaitedFor;
    private volatile bool _mustEmpty;
    private volatile bool _stop;
    private bool _failing;

    public Checkpointer(Database database, long walLimitBytes, TimeProvider time, ILogger logger)
    {
        _database = database;
        _logger = logger;
        Gauge = new WalGauge(walLimitBytes / Database.FrameBytes);
        _waitAgainAt = Gauge.LimitPages;
        _timer = time.CreateTimer(static wake => ((Signal)wake!).Set(), _wake, Period, Period);
        _thread = new Thread(Run) { IsBackground = true, Name = "checkpoint" };
    }

    /// <summary>Held by a commit, and by the short last step of starting the log again.</summary>
    public Lock Commits { get; } = new();

    /// <summary>Held for reading by each piece of a history read, and for writing while the log is started again.</summary>
    public ReaderWriterLockSlim Reads { get; } = new();

    public WalGauge Gauge { get; }

    /// <summary>Called after each round, on the checkpoint thread; tests wait for it.</summary>
    internal Action RoundDone { get; set; } = static () => { };

    public void Start() => _thread.Start();

    /// <summary>A commit wrote pages. On the journal's thread.</summary>
    public void Committed(int pages)
    {
        Gauge.Add(pages);
        if (Gauge.Written - Interlocked.Read(ref _copiedAt) >= Gauge.CheckpointPages)
            _wake.Set();
    }

    /// <summary>What the log holds besides must go from the disk: all of it is copied soon, and the file cut to nothing.</summary>
    public void EmptyLog()
    {
        _mustEmpty = true;
        _wake.Set();
    }

    /// <summary>The last resort: a commit that would overfill the log waits for a checkpoint. On the journal's thread.</summary>
    public void WaitForRoom(long pages)
    {
        if (Gauge.Pages + pages <= Interlocked.Read(ref _waitAgainAt))
            return;
        Interlocked.Exchange(ref _refusals, 0);
        _isWaitedFor = true;
        for (var wait = 0; wait < MaxWaits && !Gauge.HasRoom(pages) && Volatile.Read(ref _refusals) < MaxRefusals; wait++)
        {
            _wake.Set();
            _roundDone.Wait(CommitPatience / MaxWaits);
        }

        _isWaitedFor = false;
        if (Gauge.HasRoom(pages))
            return;
        // Chat goes on rather than wait for who holds the log, and tries again when it has grown further.
        Interlocked.Exchange(ref _waitAgainAt, Gauge.Pages + pages + Gauge.CheckpointPages);
        LogHeld(Gauge.Pages * Database.FrameBytes / (1 << 20));
    }

    public void Dispose()
    {
        _stop = true;
        _timer.Dispose();
        _wake.Set();
        if (_thread.IsAlive)
            _thread.Join();
        Reads.Dispose();
    }

    private void Run()
    {
        while (!_stop)
        {
            _wake.Wait(Timeout.InfiniteTimeSpan);
            try
            {
                Round();
                _failing = false;
            }
            catch (SqliteException exception)
            {
                Close();
                Interlocked.Increment(ref _refusals);
                // Once per outage: a full disk fails every second.
                if (!_failing)
                    LogFails(exception);
                _failing = true;
            }

            _roundDone.Set();
            RoundDone();
        }

        Close();
    }

    private void Round()
    {
        var isFull = _mustEmpty || _isWaitedFor || Gauge.Pages >= Gauge.RestartPages;
        var isBehind = Gauge.Written != _copiedAt;
        if (!isFull && !isBehind)
            return;
        _connection ??= new CheckpointConnection(_database);
        // Renewed only with something new in the log: on a log that is copied as a whole it would pin nothing.
        if (isBehind)
            _connection.Pin();
        Copy(_connection);
        if (isFull || Gauge.Pages >= Gauge.RestartPages)
            Restart(_connection);
    }

    /// <summary>Copies what no reader needs; gives how many pages are still to be copied.</summary>
    private int Copy(CheckpointConnection connection)
    {
        var written = Gauge.Written;
        if (!connection.TryCopy(out var pages, out var copied))
            return 0;
        Gauge.Counted(pages, written);
        Interlocked.Exchange(ref _copiedAt, written);
        return pages - copied;
    }

    private void Restart(CheckpointConnection connection)
    {
        connection.Unpin();
        for (var round = 0; round < MaxRounds && Copy(connection) > SmallRestPages; round++)
        {
            // Commits go on meanwhile, and leave less to copy each time.
        }

        // Reads first, so that no commit waits for one.
        Reads.EnterWriteLock();
        try
        {
            lock (Commits)
            {
                if (!connection.TryRestart(_isWaitedFor ? PatienceMilliseconds : 0, _mustEmpty))
                {
                    Interlocked.Increment(ref _refusals);
                    return;
                }

                _mustEmpty = false;
                Gauge.Counted(0, Gauge.Written);
                Interlocked.Exchange(ref _copiedAt, Gauge.Written);
                Interlocked.Exchange(ref _waitAgainAt, Gauge.LimitPages);
            }
        }
        finally
        {
            Reads.ExitWriteLock();
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's log is {megabytes} MB and grows: another process reads in it, or the disk is slow or full")]
    private partial void LogHeld(long megabytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database's log cannot be copied into it; this is tried again every second")]
    private partial void LogFails(Exception exception);
}
