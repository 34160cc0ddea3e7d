namespace ChatOn.Server.Loop;

/// <summary>The port that makes the calling thread go behind others, where the machine has a way.</summary>
internal interface IBackgroundThreads
{
    void StepBack();
}
