namespace ChatOn.Tui.Picking;

/// <summary>What is about to be done with the picked message.</summary>
internal enum Intent
{
    None,
    Reply,
    React,
    Edit,
    Delete,
}
