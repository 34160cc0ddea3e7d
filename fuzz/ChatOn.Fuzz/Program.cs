using System.Diagnostics;
using System.Globalization;
using ChatOn.Fuzz;
using ChatOn.Testing.Fuzzing;
using SharpFuzz;

// ChatOn.Fuzz TARGET CORPUS SECONDS [SEED]   by seeded mutation;   ChatOn.Fuzz TARGET   under AFL, instrumented (scripts/fuzz);
// ChatOn.Fuzz TARGET FILE   tries one input;
// ChatOn.Fuzz pick CORPUS SECONDS [SEED]   chooses scripts for the corpus of the target commands, see README.md.
if (args is ["pick", var folder, ..])
{
    CorpusPicker.Pick(Path.Combine(folder, FuzzTarget.Commands), Seconds(), args.Length > 3 ? Seed() : 1);
    return 0;
}

if (args.Length == 0 || !FuzzTarget.All.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"Targets: {string.Join(' ', FuzzTarget.All.Keys.Order(StringComparer.Ordinal))}");
    return 2;
}
if (args.Length == 2)
{
    run(File.ReadAllBytes(args[1]));
    return 0;
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
var seed = args.Length > 3 ? Seed() : Environment.TickCount;
var mutator = new Mutator(corpus, seed);
var makes = args[0] == FuzzTarget.Commands;
var clock = Stopwatch.StartNew();
long inputs = 0;
for (; clock.Elapsed.TotalSeconds < Seconds(); inputs++)
{
    // Of scripts, three out of four are made anew.
    var input = inputs < corpus.Count ? corpus[(int)inputs] : makes && inputs % 4 > 0 ? ScriptMaker.Make(unchecked(seed + (int)inputs)) : mutator.Next();
    try
    {
        run(input);
    }
    catch (Exception e)
    {
        Console.Error.WriteLine($"{args[0]}, seed {seed}, input {inputs}: {(makes ? FailedScript.Keep(input) : Convert.ToHexString(input))}\n{e}");
        return 1;
    }
}
Console.WriteLine($"{args[0]}: {inputs} inputs in {Seconds()} s, seed {seed}, nothing found");
return 0;

double Seconds() => double.Parse(args[2], CultureInfo.InvariantCulture);

int Seed() => int.Parse(args[3], CultureInfo.InvariantCulture);
