using System.Globalization;

namespace ChatOn.Benchmarks;

/// <summary>
/// Ten messages a second for hours of a clock that is set on: what the terminal client keeps of them. The live bytes are counted after a
/// full collection; once the timeline is full they must stay where they are.
/// </summary>
internal static class MemoryRun
{
    private const int ASecond = 10;
    private const int Steps = 6;

    public static void Print(int hours, int limit)
    {
        var messages = hours * 3_600 * ASecond;
        using var screen = new ScreenAtWork(messages: limit, members: 5_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hours} h, {messages} messages, the client keeps {limit}"));
        Tell(0);
        for (var step = 1; step <= Steps; step++)
        {
            for (var i = 0; i < messages / Steps; i++)
            {
                screen.Say();
                if (i % ASecond == 0)
                    screen.Frame();
            }

            Tell(step * (messages / Steps));
        }

        static void Tell(int messages)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var live = GC.GetTotalMemory(forceFullCollection: true);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{messages,8} messages  {live / 1e6,7:0.0} MB"));
        }
    }
}
