using System.Diagnostics;
using System.Globalization;
using ChatOn.Fuzz;
using SharpFuzz;

// ChatOn.Fuzz TARGET CORPUS SECONDS [SEED]   by seeded mutation;   ChatOn.Fuzz TARGET   under AFL, instrumented (scripts/fuzz).
if (args.Length == 0 || !FuzzTarget.All.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"Targets: {string.Join(' ', FuzzTarget.All.Keys.Order(StringComparer.Ordinal))}");
    return 2;
}
if (args.Length == 1)
{
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var input = new MemoryStream();
        stream.CopyTo(input);
        run(input.ToArray());
    });
    return 0;
}

var corpus = Directory.GetFiles(Path.Combine(args[1], args[0])).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
var seconds = double.Parse(args[2], CultureInfo.InvariantCulture);
var seed = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : Environment.TickCount;
var mutator = new Mutator(corpus, seed);
var clock = Stopwatch.StartNew();
long inputs = 0;
for (; clock.Elapsed.TotalSeconds < seconds; inputs++)
{
    var input = inputs < corpus.Count ? corpus[(int)inputs] : mutator.Next();
    try
    {
        run(input);
    }
    catch (Exception e)
    {
        Console.Error.WriteLine($"{args[0]}, seed {seed}, input {inputs}: {Convert.ToHexString(input)}\n{e}");
        return 1;
    }
}
Console.WriteLine($"{args[0]}: {inputs} inputs in {seconds} s, seed {seed}, nothing found");
return 0;
