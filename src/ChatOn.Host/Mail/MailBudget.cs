namespace ChatOn.Host.Mail;

/// <summary>How many mails may be sent in a minute, so that a flood of registrations is none for the mail server and for those it names.</summary>
internal sealed class MailBudget(int perMinute, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<long> _sentAt = new();

    /// <summary>Whether one more may be sent now; then it counts.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            while (_sentAt.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                _sentAt.Dequeue();
            if (_sentAt.Count >= perMinute)
                return false;
            _sentAt.Enqueue(time.GetTimestamp());
            return true;
        }
    }
}
